#include "media/ice/full_agent.h"

#include <algorithm>

#include "base/failure.h"
#include "media/ice/answer.h"
#include "media/stun/writer.h"

namespace media::ice {

namespace {

constexpr std::size_t tag_bytes = 4;

// What a check claims for the address that it may teach the peer (RFC 8445 sections 5.1.2 and 7.1.1): type preference
// 110 of a peer-reflexive candidate, IPv6 before IPv4, component 1.
std::uint32_t reflexive_priority(const base::Endpoint& remote) {
  constexpr std::uint32_t type_preference = 110;
  constexpr std::uint32_t component = 1;
  const std::uint32_t local_preference = remote.family == base::Endpoint::Family::v6 ? 65535 : 65534;
  return type_preference << 24 | local_preference << 8 | (256 - component);
}

}  // namespace

std::uint32_t transaction_tag(const stun::TransactionId& transaction) { return base::ByteReader(transaction).u32(); }

FullAgent::FullAgent(Credentials local, Families families, base::Random& random)
    : local_(std::move(local)), families_(families), random_(random), tag_(base::random_u32(random)) {}

void FullAgent::start(Remote remote, Offerer offerer, base::SteadyTime now) {
  base::check(!remote_, "an ICE agent starts once");
  remote_ = std::move(remote);
  // RFC 8445 section 6.1.1: who is full controls a lite peer, else the offerer does.
  is_controlling_ = remote_->is_lite || offerer == Offerer::we;
  tie_breaker_ = base::random_u64(random_);
  pairs_.fill(remote_->candidates, families_);
  started_at_ = next_checks_at_ = now;
}

// ---- what comes in

Outcome FullAgent::on_message(const base::Endpoint& from, const stun::Message& message, base::SteadyTime now,
                              Outbox& outbox) {
  if (!remote_ || is_lost_ || message.method != stun::binding_method) return {.dropped = Drop::not_for_us};
  switch (message.kind) {
    case stun::Kind::request: return take_request(from, message, now, outbox);
    case stun::Kind::success:
    case stun::Kind::error: return take_response(from, message, now, outbox);
    case stun::Kind::indication: break;
  }
  return {.dropped = Drop::not_for_us};
}

Outcome FullAgent::take_request(const base::Endpoint& from, const stun::Message& request, base::SteadyTime now,
                                Outbox& outbox) {
  const std::string username = local_.ufrag + ":" + remote_->credentials.ufrag;
  if (const auto drop = reason_to_drop(request, username, local_.password)) return {.dropped = drop};
  const Asked asked{from, request, local_.password};
  if (request.unknown.count > 0) {
    answer_unknown_attributes(asked, outbox);
    return {};
  }
  if (!settle_conflict(request)) {
    answer_role_conflict(asked, outbox);
    return {};
  }
  answer_success(asked, outbox);

  Pair* pair = pairs_.find(from);
  if (pair == nullptr) pair = &pairs_.learn(from, request.priority.value_or(0), now, selected_);
  pair->is_proven = true;
  return take_sign_of_life(*pair, request, now);
}

Outcome FullAgent::take_sign_of_life(Pair& pair, const stun::Message& request, base::SteadyTime now) {
  // A check without USE-CANDIDATE takes no nomination back: it may be an older one that took longer.
  if (!is_controlling_ && request.use_candidate) pair.nominated_at = now;
  if (selected_ == pair.address) {
    nominated_at_ = pair.nominated_at;
    return {};
  }
  if (!selected_ && pair.works_since && is_chosen(pair, Purpose::connectivity)) return select(pair, now);
  // While a pair is selected, another must work now, not only once upon a time.
  if (!pair.works_since || selected_) {
    pair.triggered_checks = Checklist::triggered_checks_max;
    next_checks_at_ = std::min(next_checks_at_, now + check_interval);
  }
  return {};
}

// RFC 8445 section 7.3.1.1. False when the peer is the one to change its role. A lite peer never controls, so we never
// yield to it.
bool FullAgent::settle_conflict(const stun::Message& request) {
  const auto& their_claim = is_controlling_ ? request.controlling : request.controlled;
  if (!their_claim) return true;
  const bool we_are_to_control = tie_breaker_ >= *their_claim;
  if (we_are_to_control == is_controlling_ || remote_->is_lite) return false;
  switch_role();
  return true;
}

void FullAgent::switch_role() {
  is_controlling_ = !is_controlling_;
  nomination_.reset();
  pairs_.forget_checks();
}

Outcome FullAgent::take_response(const base::Endpoint& from, const stun::Message& response, base::SteadyTime now,
                                 Outbox& outbox) {
  Pair* const pair = pairs_.find(response.transaction);
  if (pair == nullptr) return {.dropped = Drop::unknown_check};
  if (!stun::is_authentic(response, remote_->credentials.password)) return {.dropped = Drop::unauthenticated};
  if (from != pair->address) return {.dropped = Drop::other_address};
  const Check check = *pair->check;
  pair->check.reset();
  if (response.kind == stun::Kind::error) return take_error(*pair, check, response);
  if (response.unknown.count > 0) return {.dropped = Drop::refused};
  if (response.mapped_address) mapped_address_ = response.mapped_address;
  return take_success(*pair, check.purpose, now, outbox);
}

Outcome FullAgent::take_success(Pair& pair, Purpose purpose, base::SteadyTime now, Outbox& outbox) {
  pair.is_proven = true;
  pair.triggered_checks = 0;
  if (!pair.works_since) pair.works_since = now;
  Outcome outcome;
  outcome.connected = !is_connected_;
  is_connected_ = true;
  if (selected_ == pair.address) {
    consent_ends_at_ = now + consent_max;
    repeat_consent_at_ = base::SteadyTime::max();
    challenger_.reset();
  } else if (is_chosen(pair, purpose)) {
    outcome.selected = select(pair, now).selected;
  } else if (selected_) {
    challenge(pair, now);
  } else {
    nominate_if_due(now);
    if (nomination_) send_due_checks(now, outbox);
  }
  return outcome;
}

// RFC 8445 section 7.2.5.1. Any other error may mean that the peer does not know us yet: we go on asking, with a new
// transaction.
Outcome FullAgent::take_error(Pair& pair, const Check& check, const stun::Message& response) {
  const bool is_conflict = response.error_code == static_cast<std::uint16_t>(stun::ErrorCode::role_conflict);
  if (!is_conflict || remote_->is_lite || check.as_controlling != is_controlling_) return {.dropped = Drop::refused};
  switch_role();
  tie_breaker_ = base::random_u64(random_);
  pair.triggered_checks = Checklist::triggered_checks_max;
  return {};
}

// ---- what goes out

Outcome FullAgent::on_time(base::SteadyTime now, Outbox& outbox) {
  Outcome outcome;
  if (!remote_ || is_lost_) return outcome;
  if (is_over(now)) {
    is_lost_ = outcome.lost = true;
    return outcome;
  }
  nominate_if_due(now);
  follow_if_due(now, outcome);
  if (now >= next_checks_at_) send_due_checks(now, outbox);
  if (selected_) keep_consent(now, outbox);
  return outcome;
}

std::optional<base::SteadyTime> FullAgent::next_deadline() const {
  if (!remote_ || is_lost_) return {};
  if (!selected_) return next_checks_at_;
  const bool has_checks = nomination_ || challenger_ || pairs_.has_triggered();
  const base::SteadyTime consent_at = std::min({next_consent_at_, repeat_consent_at_, consent_ends_at_});
  return has_checks ? std::min(next_checks_at_, consent_at) : consent_at;
}

bool FullAgent::is_over(base::SteadyTime now) const {
  return now >= (selected_ ? consent_ends_at_ : started_at_ + search_max);
}

base::milliseconds FullAgent::pace(base::SteadyTime now) const {
  return selected_ || now - started_at_ < eager_time ? check_interval : patient_check_interval;
}

// One check a turn. Beside it, the selected pair is asked again as long as it is challenged.
void FullAgent::send_due_checks(base::SteadyTime now, Outbox& outbox) {
  next_checks_at_ = now + pace(now);
  if (challenger_) send_check(*pairs_.find(*selected_), Purpose::consent, outbox);
  Pair* const nominee = nomination_ ? pairs_.find(nomination_->address) : nullptr;
  if (nominee != nullptr) {
    send_check(*nominee, Purpose::nomination, outbox);
  } else if (Pair* const triggered = pairs_.take_triggered()) {
    send_check(*triggered, Purpose::connectivity, outbox);
  } else if (Pair* const next = selected_ ? nullptr : pairs_.next_unanswered()) {
    send_check(*next, Purpose::connectivity, outbox);
  }
}

void FullAgent::send_check(Pair& pair, Purpose purpose, Outbox& outbox) {
  const bool is_repeat = pair.check && pair.check->purpose == purpose && pair.check->as_controlling == is_controlling_;
  if (!is_repeat) pair.check = Check{purpose, new_transaction(), is_controlling_};
  outbox.send(pair.address, check_of(pair));
}

base::Bytes FullAgent::check_of(const Pair& pair) const {
  stun::Writer writer(stun::Kind::request, pair.check->transaction);
  writer.username(remote_->credentials.ufrag + ":" + local_.ufrag);
  writer.priority(reflexive_priority(pair.address));
  if (is_controlling_) {
    writer.controlling(tie_breaker_);
  } else {
    writer.controlled(tie_breaker_);
  }
  if (pair.check->purpose == Purpose::nomination) writer.use_candidate();
  return writer.sealed(remote_->credentials.password);
}

void FullAgent::keep_consent(base::SteadyTime now, Outbox& outbox) {
  Pair& pair = *pairs_.find(*selected_);
  if (now >= next_consent_at_) {
    ask_consent(pair, now, outbox);
  } else if (now >= repeat_consent_at_) {
    send_check(pair, Purpose::consent, outbox);
    repeat_consent_after_ *= 2;
    repeat_consent_at_ = now + repeat_consent_after_;
  }
}

// RFC 7675 section 5.1: each consent check is a transaction of its own.
void FullAgent::ask_consent(Pair& pair, base::SteadyTime now, Outbox& outbox) {
  constexpr auto spread = static_cast<std::uint32_t>((consent_interval_max - consent_interval_min).count() + 1);
  next_consent_at_ = now + consent_interval_min + base::milliseconds(base::random_u32(random_) % spread);
  repeat_consent_after_ = consent_repeat;
  repeat_consent_at_ = now + repeat_consent_after_;
  pair.check.reset();
  send_check(pair, Purpose::consent, outbox);
}

stun::TransactionId FullAgent::new_transaction() {
  stun::TransactionId transaction;
  random_.fill(transaction);
  for (std::size_t i = 0; i < tag_bytes; ++i) transaction[i] = static_cast<std::byte>(tag_ >> (24 - 8 * i) & 0xff);
  return transaction;
}

// ---- which pair

// A pair that has just been found to work: is it the one? Of two nominations of the peer the newer counts.
bool FullAgent::is_chosen(const Pair& pair, Purpose answered) const {
  if (is_controlling_) return answered == Purpose::nomination;
  return pair.nominated_at && (!selected_ || pair.nominated_at >= nominated_at_);
}

// Regular nomination (RFC 8445 section 8.1.1): one pair, once, and not before its betters had their time.
void FullAgent::nominate_if_due(base::SteadyTime now) {
  if (nomination_ && now >= nomination_->ends_at) {
    if (Pair* const dead = pairs_.find(nomination_->address)) dead->works_since.reset();
    nomination_.reset();
  }
  if (!is_controlling_ || selected_ || nomination_) return;
  const Pair* const best = pairs_.best_working();
  if (best == nullptr) return;
  if (pairs_.may_be_bettered(*best) && now < *pairs_.works_since() + nomination_wait) return;
  nominate(*best, now);
}

void FullAgent::nominate(const Pair& pair, base::SteadyTime now) { nomination_ = {pair.address, now + nomination_max}; }

// The peer answers at another address too. Its old address gets a moment to show that it is still good.
void FullAgent::challenge(const Pair& pair, base::SteadyTime now) {
  if (!challenger_) next_checks_at_ = now;
  challenger_ = Attempt{pair.address, challenger_ ? challenger_->ends_at : now + follow_wait};
}

void FullAgent::follow_if_due(base::SteadyTime now, Outcome& outcome) {
  if (!challenger_ || now < challenger_->ends_at) return;
  Pair* const pair = pairs_.find(challenger_->address);
  challenger_.reset();
  if (pair == nullptr) return;
  if (is_controlling_) {
    nominate(*pair, now);
  } else {
    outcome.selected = select(*pair, now).selected;
  }
}

Outcome FullAgent::select(const Pair& pair, base::SteadyTime now) {
  selected_ = pair.address;
  nominated_at_ = pair.nominated_at;
  nomination_.reset();
  challenger_.reset();
  consent_ends_at_ = now + consent_max;
  next_consent_at_ = now + consent_interval_min;
  repeat_consent_at_ = base::SteadyTime::max();
  return {.selected = true};
}

bool FullAgent::knows(const base::Endpoint& address) const {
  const Pair* const pair = pairs_.find(address);
  return pair != nullptr && pair->is_proven;
}

}  // namespace media::ice
