#include <array>
#include <type_traits>

#include "store/call_json.h"
#include "store/json_fields.h"
#include "store/trouble_json.h"

namespace store {

namespace {

// In the order of the variant.
constexpr std::array<std::string_view, 21> event_kinds{"call_offered",
                                                       "provider_ended",
                                                       "customer_leg_made",
                                                       "customer_leg_refused",
                                                       "customer_leg_delayed",
                                                       "agent_leg_refused",
                                                       "gate_refused",
                                                       "customer_connected",
                                                       "customer_lost",
                                                       "agent_connected",
                                                       "agent_lost",
                                                       "pre_accept_done",
                                                       "pre_accept_refused",
                                                       "accept_done",
                                                       "accept_refused",
                                                       "accept_unanswered",
                                                       "claimed",
                                                       "agent_returned",
                                                       "rejected",
                                                       "hung_up",
                                                       "time_passed"};
static_assert(event_kinds.size() == std::variant_size_v<domain::CallEvent>);

constexpr std::array<std::string_view, 7> effect_kinds{
    "make_customer_leg", "pre_accept", "accept", "open_gate", "end_agent_leg", "end_at_switchboard", "end_at_provider"};
static_assert(effect_kinds.size() == std::variant_size_v<domain::CallEffect>);

// Events and effects are small structs of the same few members; each member has one spelling in JSON.
template <class Item>
json::Object write_members(const Item& item) {
  json::Object object;
  if constexpr (requires { item.sdp; }) object["sdp"] = item.sdp;
  if constexpr (requires { item.offer_sdp; }) object["sdp"] = item.offer_sdp;
  if constexpr (requires { item.answer_sdp; }) object["sdp"] = item.answer_sdp;
  if constexpr (requires { item.at; }) object["at"] = base::to_micros(item.at);
  if constexpr (requires { item.leg; }) object["leg"] = item.leg.text();
  if constexpr (requires { item.claim; }) object["claim"] = item.claim;
  if constexpr (requires { item.end; }) object["end"] = provider_end_to_json(item.end);
  if constexpr (requires { item.trouble; }) object["trouble"] = trouble_to_json(item.trouble);
  if constexpr (requires { item.notice; }) object["notice"] = item.notice;
  if constexpr (requires { item.agent; }) object["user"] = item.agent.text();
  if constexpr (requires { item.user; }) object["user"] = item.user.text();
  if constexpr (requires { item.is_last; }) object["last"] = item.is_last;
  if constexpr (requires { item.reason; }) object["reason"] = item.reason;
  if constexpr (requires { item.word; }) object["word"] = item.word == domain::EndWord::reject ? "reject" : "terminate";
  return object;
}

template <class Item>
Item read_members(const json::Value& object) {
  Item item{};
  if constexpr (requires { item.sdp; }) item.sdp = text_in(object, "sdp");
  if constexpr (requires { item.offer_sdp; }) item.offer_sdp = text_in(object, "sdp");
  if constexpr (requires { item.answer_sdp; }) item.answer_sdp = text_in(object, "sdp");
  if constexpr (requires { item.at; }) item.at = time_in(object, "at");
  if constexpr (requires { item.leg; }) item.leg = id_in<domain::LegId>(object, "leg");
  if constexpr (requires { item.claim; }) item.claim = int_in(object, "claim");
  if constexpr (requires { item.end; }) item.end = provider_end_from_json(part_in(object, "end"));
  if constexpr (requires { item.trouble; }) item.trouble = trouble_from_json(part_in(object, "trouble"));
  if constexpr (requires { item.notice; }) item.notice = text_in(object, "notice");
  if constexpr (requires { item.agent; }) item.agent = id_in<domain::UserId>(object, "user");
  if constexpr (requires { item.user; }) item.user = id_in<domain::UserId>(object, "user");
  if constexpr (requires { item.is_last; }) item.is_last = bool_in(object, "last");
  if constexpr (requires { item.reason; }) item.reason = text_in(object, "reason");
  if constexpr (requires { item.word; }) {
    item.word = text_in(object, "word") == "reject" ? domain::EndWord::reject : domain::EndWord::terminate;
  }
  return item;
}

/// The alternative whose name is `kind`.
template <class Variant, std::size_t at = 0>
std::optional<Variant> read_variant(std::string_view kind, const json::Value& detail, const auto& kinds) {
  if constexpr (at == std::variant_size_v<Variant>) {
    return {};
  } else {
    if (kinds[at] == kind) return Variant(read_members<std::variant_alternative_t<at, Variant>>(detail));
    return read_variant<Variant, at + 1>(kind, detail, kinds);
  }
}

template <class Variant>
json::Object write_variant(const Variant& variant) {
  return std::visit([](const auto& item) { return write_members(item); }, variant);
}

}  // namespace

std::string_view kind_of(const domain::CallEvent& event) {
  return event_kinds[event.index()];
}
std::string_view kind_of(const domain::CallEffect& effect) {
  return effect_kinds[effect.index()];
}

json::Object to_json(const domain::CallEvent& event) {
  return write_variant(event);
}
json::Object to_json(const domain::CallEffect& effect) {
  return write_variant(effect);
}

std::optional<domain::CallEvent> event_from_json(std::string_view kind, const json::Value& detail) {
  return read_variant<domain::CallEvent>(kind, detail, event_kinds);
}

domain::CallEffect effect_from_json(std::string_view kind, const json::Value& detail) {
  return needed(read_variant<domain::CallEffect>(kind, detail, effect_kinds), kind);
}

}  // namespace store
