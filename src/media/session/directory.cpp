#include "media/session/directory.h"

#include <algorithm>

namespace media::session {

void Directory::add(const Place& place) {
  by_ufrag_.emplace(place.leg->ice().ufrag(), place);
  if (const auto tag = place.leg->ice().tag()) by_tag_.emplace(*tag, place);
}

void Directory::remove(const Leg& leg) {
  by_ufrag_.erase(leg.ice().ufrag());
  if (const auto tag = leg.ice().tag()) by_tag_.erase(*tag);
  const auto own = addresses_.find(&leg);
  if (own == addresses_.end()) return;
  for (const base::Endpoint& address : own->second) forget(address, leg);
  addresses_.erase(own);
}

void Directory::forget(const base::Endpoint& address, const Leg& leg) {
  const auto there = by_address_.find(address);
  if (there == by_address_.end()) return;
  std::erase_if(there->second, [&](const Place& place) { return place.leg == &leg; });
  if (there->second.empty()) by_address_.erase(there);
}

bool Directory::learn(const base::Endpoint& address, const Place& place) {
  auto& own = addresses_[place.leg];
  if (std::find(own.begin(), own.end(), address) != own.end()) return true;
  // Addresses that ICE itself has given up make room.
  std::erase_if(own, [&](const base::Endpoint& old) {
    const bool is_stale = !place.leg->knows(old);
    if (is_stale) forget(old, *place.leg);
    return is_stale;
  });
  auto& there = by_address_[address];
  if (own.size() >= addresses_a_leg_max || there.size() >= legs_an_address_max) return false;
  own.push_back(address);
  there.push_back(place);
  return true;
}

const Place* Directory::by_ufrag(std::string_view ufrag) const {
  const auto found = by_ufrag_.find(ufrag);
  return found == by_ufrag_.end() ? nullptr : &found->second;
}

const Place* Directory::by_tag(std::uint32_t tag) const {
  const auto found = by_tag_.find(tag);
  return found == by_tag_.end() ? nullptr : &found->second;
}

const std::vector<Place>& Directory::at(const base::Endpoint& address) const {
  static const std::vector<Place> nobody;
  const auto found = by_address_.find(address);
  return found == by_address_.end() ? nobody : found->second;
}

}  // namespace media::session
