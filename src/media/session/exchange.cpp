#include "media/session/exchange.h"

#include <algorithm>

#include "media/rtp/packet.h"
#include "media/stun/message.h"

namespace media::session {

namespace {

// RFC 7983 section 7.
bool is_dtls(unsigned first) { return first >= 20 && first <= 63; }
bool is_rtp_or_rtcp(unsigned first) { return first >= 128 && first <= 191; }

constexpr std::size_t cname_random_bytes = 9;
constexpr base::milliseconds turn_min{1};

}  // namespace

Exchange::Exchange(ExchangeOptions options, const dtls::Certificate& certificate, base::Random& random, Outbox& outbox)
    : options_(std::move(options)), certificate_(certificate), random_(random), outbox_(outbox) {}

// ---- calls and legs

Call* Exchange::find_mutable(std::string_view call) {
  const auto number = numbers_.find(std::string(call));
  return number == numbers_.end() ? nullptr : calls_.at(number->second).get();
}

const Call* Exchange::find(std::string_view call) const {
  const auto number = numbers_.find(std::string(call));
  return number == numbers_.end() ? nullptr : calls_.at(number->second).get();
}

std::vector<const Call*> Exchange::calls() const {
  std::vector<const Call*> list;
  list.reserve(calls_.size());
  for (const auto& [number, call] : calls_) list.push_back(call.get());
  return list;
}

// A repeated request gives the same answer; a new one under an old name does not.
std::optional<base::Result<std::string>> Exchange::known_answer(const NewLeg& wanted) const {
  const auto known = leg_calls_.find(wanted.leg);
  if (known == leg_calls_.end()) return {};
  const Seat* seat = find(known->second)->seat(wanted.side);
  const bool is_same =
      known->second == wanted.call && seat != nullptr && seat->name == wanted.leg && seat->offer_text == wanted.offer;
  if (is_same) return seat->answer_text;
  return base::Result<std::string>(base::refuse("leg.exists", "There is a leg of this name with another offer"));
}

base::Result<Call*> Exchange::seat_for(const NewLeg& wanted, Moment now) {
  Call* call = find_mutable(wanted.call);
  if (wanted.side == Side::agent) {
    if (call == nullptr) return base::refuse("call.unknown", "The switchboard has no such call");
    if (const Seat* old = call->seat(Side::agent)) {
      events_.emplace_back(LegOver{.call = wanted.call,
                                   .leg = old->name,
                                   .side = Side::agent,
                                   .was_connected = old->leg->was_connected(),
                                   .reason = "leg.replaced"});
      remove_leg(*call, Side::agent);
    }
    return call;
  }
  if (call != nullptr) return base::refuse("leg.exists", "The call has its customer's leg already");
  if (calls_.size() >= options_.calls_max)
    return base::refuse("switchboard.full", "The switchboard carries as many calls as it may");
  const std::uint64_t number = ++last_call_;
  numbers_.emplace(wanted.call, number);
  return calls_.emplace(number, std::make_unique<Call>(wanted.call, wanted.is_recorded, now, outbox_, events_))
      .first->second.get();
}

OwnTerms Exchange::make_terms() {
  OwnTerms own{.credentials = ice::make_credentials(random_),
               .ssrc = base::random_u32(random_),
               .cname = base::random_token(random_, cname_random_bytes)};
  while (directory_.is_taken(own.credentials.ufrag)) own.credentials = ice::make_credentials(random_);
  return own;
}

Seat Exchange::make_seat(const NewLeg& wanted, sdp::Description offer, Moment now) {
  const OwnTerms own = make_terms();
  const Answering with{.side = wanted.side, .fingerprint = certificate_.fingerprint(), .addresses = options_.addresses};
  const LegOptions options{.side = wanted.side, .number = ++last_leg_, .own = own, .families = options_.families};
  Seat seat{.name = wanted.leg,
            .offer_text = wanted.offer,
            .answer_text = answer_to(offer, own, with, random_),
            .leg = nullptr};
  seat.leg = std::make_unique<Leg>(options, std::move(offer), certificate_, now, random_);
  return seat;
}

base::Result<std::string> Exchange::make_leg(const NewLeg& wanted, Moment now) {
  if (auto known = known_answer(wanted)) return *std::move(known);
  auto offer = read_offer(wanted.side, wanted.offer);
  if (!offer) return tl::unexpected(offer.error());
  const auto call = seat_for(wanted, now);
  if (!call) return tl::unexpected(call.error());
  Seat seat = make_seat(wanted, *std::move(offer), now);
  std::string answer = seat.answer_text;
  directory_.add({.call = *call, .leg = seat.leg.get()});
  leg_calls_.emplace(wanted.leg, wanted.call);
  (*call)->take_seat(wanted.side, std::move(seat), now);
  schedule(**call, now);
  return answer;
}

bool Exchange::open_gate(std::string_view name, Moment now) {
  Call* call = find_mutable(name);
  if (call == nullptr) return false;
  call->open_gate(now);
  schedule(*call, now);
  return true;
}

void Exchange::remove_leg(Call& call, Side side) {
  const Seat* seat = call.seat(side);
  if (seat == nullptr) return;
  directory_.remove(*seat->leg);
  leg_calls_.erase(seat->name);
  call.free_seat(side);
}

void Exchange::remove_call(Call& call, std::string_view reason, Moment now) {
  call.finish(now);
  remove_leg(call, Side::customer);
  remove_leg(call, Side::agent);
  events_.emplace_back(CallOver{.call = call.name(), .reason = std::string(reason)});
  const auto number = numbers_.find(call.name());
  agenda_.remove(number->second);
  calls_.erase(number->second);
  numbers_.erase(number);
}

void Exchange::end_call(std::string_view name, std::string_view reason, Moment now) {
  if (Call* call = find_mutable(name)) remove_call(*call, reason, now);
}

void Exchange::end_all(std::string_view reason, Moment now) {
  while (!calls_.empty()) remove_call(*calls_.begin()->second, reason, now);
}

void Exchange::end_leg(std::string_view leg, Moment now) {
  const auto known = leg_calls_.find(std::string(leg));
  if (known == leg_calls_.end()) return;
  Call& call = *find_mutable(known->second);
  const Seat* agent = call.seat(Side::agent);
  if (agent != nullptr && agent->name == leg) remove_leg(call, Side::agent);
  else remove_call(call, "leg.ended", now);
}

// What became of the legs: told, and those that are over taken away. A call without its customer is over too.
void Exchange::settle(Call& call, Moment now) {
  call.tell();
  const auto is_over = [&](Side side) {
    const Seat* seat = call.seat(side);
    return seat != nullptr && seat->leg->state() == Leg::State::over;
  };
  if (is_over(Side::customer)) return remove_call(call, "customer.lost", now);
  if (is_over(Side::agent)) remove_leg(call, Side::agent);
  schedule(call, now);
}

// ---- time

// Never for this very moment again: what is due and cannot be done must not keep us busy.
void Exchange::schedule(Call& call, Moment now) {
  const auto at = call.next_deadline();
  if (at) agenda_.put(numbers_.at(call.name()), std::max(*at, now.steady + turn_min));
}

void Exchange::on_time(Moment now) {
  while (const auto number = agenda_.take_due(now.steady)) {
    Call& call = *calls_.at(*number);
    call.on_time(now);
    settle(call, now);
  }
}

// ---- datagrams

void Exchange::on_datagram(const base::Endpoint& from, std::span<std::byte> datagram, Moment now) {
  if (datagram.empty()) return refusals_.count("datagram.empty");
  const auto first = std::to_integer<unsigned>(datagram[0]);
  if (is_rtp_or_rtcp(first)) on_media(from, datagram, now);
  else if (stun::may_be_stun(datagram[0])) on_stun(from, datagram, now);
  else if (is_dtls(first)) on_dtls(from, datagram, now);
  else refusals_.count("datagram.unknown_kind");
}

void Exchange::on_stun(const base::Endpoint& from, base::ByteView datagram, Moment now) {
  const auto message = stun::parse(datagram);
  if (!message) return refusals_.count(stun::name_of(message.error()));
  const bool is_question = message->kind == stun::Kind::request || message->kind == stun::Kind::indication;
  const Place* found = nullptr;
  if (!is_question) found = directory_.by_tag(ice::transaction_tag(message->transaction));
  else if (const auto ufrag = stun::addressed_ufrag(*message)) found = directory_.by_ufrag(*ufrag);
  if (found == nullptr) return refusals_.count(is_question ? "stun.unknown_ufrag" : "stun.unknown_check");
  const Place place = *found;
  place.leg->on_stun(from, *message, now, outbox_);
  if (place.leg->knows(from) && !directory_.learn(from, place)) refusals_.count("address.too_many_legs");
  settle(*place.call, now);
}

void Exchange::on_dtls(const base::Endpoint& from, base::ByteView datagram, Moment now) {
  const auto& places = directory_.at(from);
  if (places.empty()) return refusals_.count("dtls.unchecked_address");
  // Several legs at one address: the handshake that is going on is meant; DTLS itself carries nothing to tell.
  const Place* meant = &places.back();
  for (const Place& place : places) {
    if (place.leg->is_shaking()) meant = &place;
  }
  const Place place = *meant;
  place.leg->on_dtls(from, datagram, now, outbox_);
  settle(*place.call, now);
}

// Several legs at one address: the SSRC tells. One that nobody has heard yet goes to the newest leg.
const Place& Exchange::owner_by_source(const std::vector<Place>& places, base::ByteView datagram) {
  if (places.size() == 1) return places.front();
  base::ByteReader reader(datagram);
  reader.skip(rtp::is_rtcp(datagram) ? 4 : 8);
  const std::uint32_t ssrc = reader.u32();
  for (const Place& place : places) {
    if (place.leg->has_source(ssrc)) return place;
  }
  return places.back();
}

void Exchange::on_media(const base::Endpoint& from, std::span<std::byte> datagram, Moment now) {
  const auto& places = directory_.at(from);
  if (places.empty()) return refusals_.count("srtp.unchecked_address");
  const Place& place = owner_by_source(places, datagram);
  if (rtp::is_rtcp(datagram)) return place.leg->on_rtcp(from, datagram, now);
  const auto heard = place.leg->on_rtp(from, datagram, now);
  if (heard) place.call->take_sound(place.leg->side(), *heard, now);
}

}  // namespace media::session
