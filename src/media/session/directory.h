/// Which leg a datagram is for. Three tables: our ufrag (requests to us), the tag of our transactions (answers to us),
/// and the remote address (everything else). The last is written only after an authenticated check, so no stranger can
/// enter it; and it may name several legs, because a relay may carry several customers' calls from one address.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/address.h"
#include "media/session/leg.h"

namespace media::session {

class Call;

struct Place {
  Call* call = nullptr;
  Leg* leg = nullptr;
};

class Directory {
 public:
  /// More legs than this at one remote address are not believed.
  static constexpr std::size_t legs_an_address_max = 64;
  /// Of one leg; ICE remembers no more.
  static constexpr std::size_t addresses_a_leg_max = 32;

  [[nodiscard]] bool is_taken(std::string_view ufrag) const { return by_ufrag_.contains(ufrag); }

  void add(const Place& place);
  /// Everything that leads to this leg.
  void remove(const Leg& leg);
  /// ICE has authenticated this address for this leg. False when there are too many.
  bool learn(const base::Endpoint& address, const Place& place);

  [[nodiscard]] const Place* by_ufrag(std::string_view ufrag) const;
  [[nodiscard]] const Place* by_tag(std::uint32_t tag) const;
  /// Empty when nobody is known there.
  [[nodiscard]] const std::vector<Place>& at(const base::Endpoint& address) const;

 private:
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>{}(text); }
  };

  void forget(const base::Endpoint& address, const Leg& leg);

  std::unordered_map<std::string, Place, TextHash, std::equal_to<>> by_ufrag_;
  std::unordered_map<std::uint32_t, Place> by_tag_;
  std::unordered_map<base::Endpoint, std::vector<Place>> by_address_;
  std::unordered_map<const Leg*, std::vector<base::Endpoint>> addresses_;
};

}  // namespace media::session
