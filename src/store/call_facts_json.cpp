#include <array>
#include <utility>

#include "store/call_json.h"
#include "store/json_fields.h"
#include "store/trouble_json.h"

namespace store {

namespace {

using domain::Asked;

constexpr std::array<std::pair<Asked, std::string_view>, 4> asked_words{
    {{Asked::no, "no"}, {Asked::waiting, "waiting"}, {Asked::done, "done"}, {Asked::refused, "refused"}}};

std::string_view to_word(Asked asked) {
  return asked_words[static_cast<std::size_t>(asked)].second;
}

Asked asked_in(const json::Value& object, std::string_view key) {
  const std::string word = text_in(object, key);
  for (const auto& [asked, known] : asked_words) {
    if (word == known) return asked;
  }
  throw damaged(key);
}

json::Object to_json(const domain::OfferFact& offer) {
  return {{"sdp", offer.sdp}, {"at", base::to_micros(offer.at)}, {"stale", offer.is_stale}};
}

domain::OfferFact offer_from(const json::Value& value) {
  return {text_in(value, "sdp"), time_in(value, "at"), bool_in(value, "stale")};
}

json::Object to_json(const domain::CustomerLegFact& leg) {
  json::Object object{{"leg", leg.leg.text()}, {"made", to_word(leg.made)}, {"answer", leg.answer_sdp}};
  put_trouble(object, "refusal", leg.refusal);
  put_time(object, "connected_at", leg.connected_at);
  put_trouble(object, "lost", leg.lost);
  return object;
}

domain::CustomerLegFact customer_from(const json::Value& value) {
  return {.leg = id_in<domain::LegId>(value, "leg"),
          .made = asked_in(value, "made"),
          .answer_sdp = text_in(value, "answer"),
          .refusal = maybe_trouble_in(value, "refusal"),
          .connected_at = maybe_time_in(value, "connected_at"),
          .lost = maybe_trouble_in(value, "lost")};
}

json::Object to_json(const domain::ClaimFact& claim) {
  json::Object object{{"number", claim.number},
                      {"agent", claim.agent.text()},
                      {"at", base::to_micros(claim.at)},
                      {"leg", claim.leg.text()},
                      {"leg_at", base::to_micros(claim.leg_at)},
                      {"accept", to_word(claim.accept)}};
  put_time(object, "connected_at", claim.connected_at);
  put_time(object, "lost_at", claim.lost_at);
  put_time(object, "accept_asked_at", claim.accept_asked_at);
  put_time(object, "accepted_at", claim.accepted_at);
  return object;
}

domain::ClaimFact claim_from(const json::Value& value) {
  return {.number = int_in(value, "number"),
          .agent = id_in<domain::UserId>(value, "agent"),
          .at = time_in(value, "at"),
          .leg = id_in<domain::LegId>(value, "leg"),
          .leg_at = time_in(value, "leg_at"),
          .connected_at = maybe_time_in(value, "connected_at"),
          .lost_at = maybe_time_in(value, "lost_at"),
          .accept = asked_in(value, "accept"),
          .accept_asked_at = maybe_time_in(value, "accept_asked_at"),
          .accepted_at = maybe_time_in(value, "accepted_at")};
}

json::Object to_json(const domain::CallLimits& limits) {
  return {{"ring_us", limits.ring.count()},
          {"answer_us", limits.answer.count()},
          {"agent_gone_us", limits.agent_gone.count()}};
}

domain::CallLimits limits_from(const json::Value& value) {
  return {base::microseconds(int_in(value, "ring_us")), base::microseconds(int_in(value, "answer_us")),
          base::microseconds(int_in(value, "agent_gone_us"))};
}

json::Object to_json(const domain::Notice& notice) {
  json::Object object{{"text", notice.text}};
  if (notice.user) object["user"] = notice.user->text();
  return object;
}

domain::Notice notice_from(const json::Value& value) {
  domain::Notice notice{text_in(value, "text"), {}};
  if (json::find(value, "user") != nullptr) notice.user = id_in<domain::UserId>(value, "user");
  return notice;
}

json::Object to_json(const domain::HangUpFact& hang_up) {
  return {{"user", hang_up.user.text()}, {"at", base::to_micros(hang_up.at)}};
}

domain::HangUpFact hang_up_from(const json::Value& value) {
  return {id_in<domain::UserId>(value, "user"), time_in(value, "at")};
}

template <class Read>
auto maybe_in(const json::Value& object, std::string_view key, Read read) -> std::optional<decltype(read(object))> {
  const json::Value* value = json::find(object, key);
  return value == nullptr ? std::nullopt : std::optional(read(*value));
}

}  // namespace

std::string facts_to_text(const domain::Call& call) {
  const domain::CallFacts& facts = call.facts;
  json::Object object{{"limits", to_json(call.limits)},
                      {"pre_accept", to_word(facts.pre_accept)},
                      {"claims", facts.claims},
                      {"gate_asked", facts.gate_asked},
                      {"provider_end_asked", facts.provider_end_asked},
                      {"switchboard_end_asked", facts.switchboard_end_asked}};
  // The customer's leg has an id from the offer on.
  if (facts.customer.leg.is_set()) object["customer"] = to_json(facts.customer);
  if (facts.offer) object["offer"] = to_json(*facts.offer);
  if (facts.provider_end) object["provider_end"] = provider_end_to_json(*facts.provider_end);
  put_trouble(object, "pre_accept_refusal", facts.pre_accept_refusal);
  if (facts.claim) object["claim"] = to_json(*facts.claim);
  put_trouble(object, "accept_refusal", facts.accept_refusal);
  if (facts.hang_up) object["hang_up"] = to_json(*facts.hang_up);
  put_time(object, "everyone_rejected_at", facts.everyone_rejected_at);
  put_time(object, "ring_over_at", facts.ring_over_at);
  put_trouble(object, "breakdown", facts.breakdown);
  if (facts.notice) object["notice"] = to_json(*facts.notice);
  return json::write(object);
}

void facts_from_text(std::string_view text, domain::Call& call) {
  const auto parsed = json::parse(text);
  if (!parsed) throw damaged("facts");
  const json::Value& value = *parsed;
  domain::CallFacts& facts = call.facts;
  call.limits = limits_from(part_in(value, "limits"));
  facts.offer = maybe_in(value, "offer", offer_from);
  facts.provider_end = maybe_in(value, "provider_end", provider_end_from_json);
  facts.customer = maybe_in(value, "customer", customer_from).value_or(domain::CustomerLegFact{});
  facts.pre_accept = asked_in(value, "pre_accept");
  facts.pre_accept_refusal = maybe_trouble_in(value, "pre_accept_refusal");
  facts.claims = int_in(value, "claims");
  facts.claim = maybe_in(value, "claim", claim_from);
  facts.accept_refusal = maybe_trouble_in(value, "accept_refusal");
  facts.hang_up = maybe_in(value, "hang_up", hang_up_from);
  facts.everyone_rejected_at = maybe_time_in(value, "everyone_rejected_at");
  facts.ring_over_at = maybe_time_in(value, "ring_over_at");
  facts.breakdown = maybe_trouble_in(value, "breakdown");
  facts.notice = maybe_in(value, "notice", notice_from);
  facts.gate_asked = bool_in(value, "gate_asked");
  facts.provider_end_asked = bool_in(value, "provider_end_asked");
  facts.switchboard_end_asked = bool_in(value, "switchboard_end_asked");
}

}  // namespace store
