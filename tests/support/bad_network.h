/// A network in fake time that loses, doubles, delays and so reorders datagrams, the same way for the same seed. It can
/// also put a host behind a NAT and cut an address off.
#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <vector>

#include "base/address.h"
#include "base/bytes.h"
#include "base/time.h"

namespace support {

/// Shares are 0 to 1 of all datagrams.
struct Weather {
  double loss = 0;
  double duplication = 0;
  base::milliseconds delay_min{5};
  base::milliseconds delay_max{5};
};

inline constexpr Weather fair{};
/// Every datagram may be passed by up to eight others of a 50 ms flow.
inline constexpr Weather storm{
    .loss = 0.2, .duplication = 0.1, .delay_min = base::milliseconds(5), .delay_max = base::milliseconds(400)};

class BadNetwork {
 public:
  struct Datagram {
    base::SteadyTime at;
    base::Endpoint from;
    base::Endpoint to;
    base::Bytes bytes;
  };

  explicit BadNetwork(std::uint64_t seed, Weather weather = fair) : engine_(seed), weather_(weather) {}

  void send(const base::Endpoint& from, const base::Endpoint& to, base::ByteView bytes, base::SteadyTime now) {
    const base::Endpoint seen = outside(from);
    ++sent_;
    if (cut_off_.contains(seen) || cut_off_.contains(to)) return;
    const int copies = chance(weather_.duplication) ? 2 : 1;
    for (int i = 0; i < copies; ++i) {
      if (!chance(weather_.loss))
        on_its_way_.push_back({now + delay(), seen, inside(to), {bytes.begin(), bytes.end()}});
    }
  }

  [[nodiscard]] std::optional<base::SteadyTime> next_arrival() const {
    const auto next = std::ranges::min_element(on_its_way_, {}, &Datagram::at);
    return next == on_its_way_.end() ? std::nullopt : std::optional(next->at);
  }

  /// Takes the datagram that arrives first, if it does so by `now`.
  [[nodiscard]] std::optional<Datagram> arrival(base::SteadyTime now) {
    const auto next = std::ranges::min_element(on_its_way_, {}, &Datagram::at);
    if (next == on_its_way_.end() || next->at > now) return {};
    Datagram arrived = std::move(*next);
    on_its_way_.erase(next);
    return arrived;
  }

  void set_weather(const Weather& weather) { weather_ = weather; }
  /// From now on `host` is seen as `mapped`, and what is sent to `mapped` reaches it; its older mappings lead nowhere.
  void map(const base::Endpoint& host, const base::Endpoint& mapped) { mappings_[host] = mapped; }
  /// Nothing comes from or goes to this address, as others see it.
  void cut_off(const base::Endpoint& address) { cut_off_.insert(address); }
  void mend(const base::Endpoint& address) { cut_off_.erase(address); }
  [[nodiscard]] std::size_t sent() const { return sent_; }

 private:
  bool chance(double share) { return std::uniform_real_distribution<double>(0, 1)(engine_) < share; }

  base::microseconds delay() {
    const base::microseconds from = weather_.delay_min;
    const base::microseconds to = weather_.delay_max;
    return base::microseconds(
        std::uniform_int_distribution<base::microseconds::rep>(from.count(), to.count())(engine_));
  }

  [[nodiscard]] base::Endpoint outside(const base::Endpoint& host) const {
    const auto mapping = mappings_.find(host);
    return mapping == mappings_.end() ? host : mapping->second;
  }

  [[nodiscard]] base::Endpoint inside(const base::Endpoint& address) const {
    for (const auto& [host, mapped] : mappings_) {
      if (mapped == address) return host;
    }
    return address;
  }

  std::mt19937_64 engine_;
  Weather weather_;
  std::vector<Datagram> on_its_way_;
  std::map<base::Endpoint, base::Endpoint> mappings_;
  std::set<base::Endpoint> cut_off_;
  std::size_t sent_ = 0;
};

}  // namespace support
