#include "media/ice/lite_agent.h"

#include <algorithm>

#include "media/ice/answer.h"

namespace media::ice {

LiteAgent::LiteAgent(Credentials local, std::string remote_ufrag, base::SteadyTime now)
    : local_(std::move(local)), username_(local_.ufrag + ":" + std::move(remote_ufrag)), heard_at_(now) {
  places_.reserve(addresses_max);
}

Outcome LiteAgent::on_message(const base::Endpoint& from, const stun::Message& message, base::SteadyTime now,
                              Outbox& outbox) {
  if (is_lost_) return {.dropped = Drop::not_for_us};
  if (const auto drop = reason_to_drop(message, username_, local_.password)) return {.dropped = drop};
  const Asked asked{from, message, local_.password};
  if (message.unknown.count > 0) {
    answer_unknown_attributes(asked, outbox);
    return {};
  }
  // A lite agent is always controlled (RFC 8445 section 6.1.1), so a peer that is controlled too must change.
  if (message.controlled) {
    answer_role_conflict(asked, outbox);
    return {};
  }
  answer_success(asked, outbox);
  return take_check(from, message.use_candidate, now);
}

Outcome LiteAgent::take_check(const base::Endpoint& from, bool is_nominated, base::SteadyTime now) {
  const bool may_move = is_nominated || has_fallen_silent(now);
  place_for(from).heard_at = now;
  heard_at_ = now;
  Outcome outcome;
  outcome.connected = !is_connected_;
  is_connected_ = true;
  if (may_move && selected_ != from) {
    selected_ = from;
    outcome.selected = true;
  }
  return outcome;
}

// The place of this address: its own, a free one, or that of the address longest unheard (never the selected one).
LiteAgent::Place& LiteAgent::place_for(const base::Endpoint& address) {
  const auto own = std::ranges::find(places_, address, &Place::address);
  if (own != places_.end()) return *own;
  if (places_.size() < addresses_max) return places_.emplace_back(Place{address, {}});
  const auto oldest = std::ranges::min_element(places_, {}, [this](const Place& place) {
    return std::pair(place.address == selected_, place.heard_at);
  });
  oldest->address = address;
  return *oldest;
}

bool LiteAgent::has_fallen_silent(base::SteadyTime now) const {
  const auto place = std::ranges::find(places_, selected_, &Place::address);
  return place != places_.end() && now - place->heard_at > follow_after;
}

Outcome LiteAgent::on_time(base::SteadyTime now) {
  if (is_lost_ || now < heard_at_ + silence_max) return {};
  is_lost_ = true;
  return {.lost = true};
}

std::optional<base::SteadyTime> LiteAgent::next_deadline() const {
  if (is_lost_) return {};
  return heard_at_ + silence_max;
}

std::optional<base::Endpoint> LiteAgent::selected() const { return selected_; }

bool LiteAgent::knows(const base::Endpoint& address) const {
  return std::ranges::find(places_, address, &Place::address) != places_.end();
}

}  // namespace media::ice
