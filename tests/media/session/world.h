/// The switchboard's whole inside and its peers in one process: an Exchange, test peers, a network in fake time between
/// them.
#pragma once

#include <algorithm>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "media/session/exchange.h"
#include "support/bad_network.h"
#include "support/fake_clock.h"
#include "support/media_peer.h"
#include "support/seeded_random.h"
#include "support/wall_clock.h"

namespace media::session {

using base::milliseconds;
using base::seconds;

inline base::Endpoint at(const char* ip, std::uint16_t port) { return base::Endpoint::from_text(ip, port).value(); }

/// A SILK packet of 20 ms that says its number and its speaker.
inline base::Bytes words(char speaker, int number) {
  return {std::byte{0x48}, static_cast<std::byte>(speaker), static_cast<std::byte>(number >> 8),
          static_cast<std::byte>(number & 0xff)};
}

inline bool is_speech(base::ByteView payload, char speaker) {
  return payload.size() == 4 && payload[0] == std::byte{0x48} && payload[1] == static_cast<std::byte>(speaker);
}

class World {
 public:
  struct Sent {
    base::SteadyTime at;
    base::Endpoint to;
    std::uint8_t first_byte;
  };

  /// A peer and its place in the network.
  class Guest final : public Outbox {
   public:
    Guest(World& world, const support::MediaPeer::Options& options, char name)
        : world_(world), address_(options.address), name_(name), peer(options, world.random_, *this) {}
    void send(const base::Endpoint& to, base::ByteView bytes) override {
      world_.network.send(address_, to, bytes, world_.clock.steady_now());
    }

    void start_speaking() { speak_at = world_.clock.steady_now(); }
    void stop_speaking() { speak_at.reset(); }
    void speak_if_due(base::SteadyTime now) {
      while (speak_at && *speak_at <= now) {
        peer.speak(words(name_, spoken++));
        *speak_at += milliseconds(20);
      }
    }
    /// Numbers of what this peer heard of `speaker`, in order of arrival.
    [[nodiscard]] std::vector<int> heard_of(char speaker) const {
      std::vector<int> numbers;
      for (const auto& heard : peer.heard()) {
        if (!is_speech(heard.payload, speaker)) continue;
        numbers.push_back(std::to_integer<int>(heard.payload[2]) << 8 | std::to_integer<int>(heard.payload[3]));
      }
      return numbers;
    }

   private:
    World& world_;
    base::Endpoint address_;
    char name_;

   public:
    support::MediaPeer peer;
    std::optional<base::SteadyTime> speak_at;
    int spoken = 0;
  };

  explicit World(std::uint64_t seed = 1, support::Weather weather = support::fair, std::size_t calls_max = 100)
      : network(seed, weather),
        random_(seed),
        certificate_(dtls::Certificate::make()),
        desk_outbox_(*this),
        exchange({.addresses = {desk}, .families = {}, .calls_max = calls_max}, certificate_, random_, desk_outbox_) {
    support::set_wall_clock(clock.steady_now());
  }

  [[nodiscard]] Moment now() const { return {clock.steady_now(), clock.now()}; }

  /// Offers and takes the answer at once.
  Guest& join(const std::string& call, const std::string& leg, Side side, support::MediaPeer::Options options) {
    guests.push_back(std::make_unique<Guest>(*this, options, side == Side::customer ? 'c' : 'a'));
    Guest& guest = *guests.back();
    const auto answer = exchange.make_leg(
        {.call = call, .leg = leg, .side = side, .offer = guest.peer.offer(), .is_recorded = is_recorded}, now());
    if (!answer) throw std::runtime_error(answer.error().name);
    guest.peer.take_answer(*answer, now().steady);
    return guest;
  }
  Guest& customer(const std::string& call = "call-1") {
    return join(call, call + "-customer", Side::customer,
                {.kind = support::MediaPeer::Kind::relay,
                 .address = at("203.0.113.49", static_cast<std::uint16_t>(3480 + guests.size()))});
  }
  Guest& agent(const std::string& call = "call-1", std::uint16_t port = 50'001) {
    return join(call, call + "-agent-" + std::to_string(port), Side::agent,
                {.kind = support::MediaPeer::Kind::browser, .address = at("198.51.100.7", port)});
  }

  void run_for(base::microseconds duration) {
    const base::SteadyTime until = clock.steady_now() + duration;
    while (true) {
      work();
      if (clock.steady_now() >= until) return;
      const auto soonest = clock.steady_now() + base::microseconds(100);
      const base::SteadyTime next = std::min(std::max(next_time(until), soonest), until);
      clock.advance(next - clock.steady_now());
      support::set_wall_clock(clock.steady_now());
    }
  }
  template <class Condition>
  bool run_until(Condition holds, base::seconds at_most = seconds(10)) {
    const base::SteadyTime until = clock.steady_now() + at_most;
    while (!holds() && clock.steady_now() < until) run_for(milliseconds(5));
    return holds();
  }

  /// Datagrams of RTP and RTCP that left for this address.
  [[nodiscard]] std::vector<Sent> media_to(const base::Endpoint& to) const {
    std::vector<Sent> list;
    std::copy_if(sent.begin(), sent.end(), std::back_inserter(list),
                 [&](const Sent& it) { return it.to == to && it.first_byte >= 128 && it.first_byte <= 191; });
    return list;
  }
  template <class Kind>
  [[nodiscard]] std::vector<Kind> events_of() const {
    std::vector<Kind> list;
    for (const Event& event : events) {
      if (const auto* it = std::get_if<Kind>(&event)) list.push_back(*it);
    }
    return list;
  }
  /// The file of a track as far as it was handed out.
  [[nodiscard]] base::Bytes track(Side side) const {
    base::Bytes file;
    for (const auto& pages : events_of<TrackPages>()) {
      if (pages.side == side) file.insert(file.end(), pages.pages.begin(), pages.pages.end());
    }
    return file;
  }

  support::FakeClock clock;
  support::BadNetwork network;
  base::Endpoint desk = at("192.0.2.1", 40'100);
  std::vector<Sent> sent;
  Events events;
  std::vector<std::unique_ptr<Guest>> guests;
  bool is_recorded = false;

 private:
  class DeskOutbox final : public Outbox {
   public:
    explicit DeskOutbox(World& world) : world_(world) {}
    void send(const base::Endpoint& to, base::ByteView bytes) override {
      world_.sent.push_back({world_.clock.steady_now(), to, std::to_integer<std::uint8_t>(bytes[0])});
      world_.network.send(world_.desk, to, bytes, world_.clock.steady_now());
    }

   private:
    World& world_;
  };

  void work() {
    const base::SteadyTime time = clock.steady_now();
    while (auto arrived = network.arrival(time)) deliver(*arrived);
    for (auto& guest : guests) {
      const auto due = guest->peer.next_deadline();
      if (due && *due <= time) guest->peer.on_time(time);
      guest->speak_if_due(time);
    }
    const auto due = exchange.next_deadline();
    if (due && *due <= time) exchange.on_time(now());
    for (Event& event : exchange.take_events()) events.push_back(std::move(event));
  }

  void deliver(support::BadNetwork::Datagram& arrived) {
    if (arrived.to == desk) return exchange.on_datagram(arrived.from, arrived.bytes, now());
    // A relay carries several calls on one address; each of its ends looks for itself.
    for (auto& guest : guests) {
      if (guest->peer.address() != arrived.to) continue;
      base::Bytes copy = arrived.bytes;
      guest->peer.on_datagram(arrived.from, copy, arrived.at);
    }
  }

  [[nodiscard]] base::SteadyTime next_time(base::SteadyTime until) {
    base::SteadyTime next = until;
    const auto consider = [&](std::optional<base::SteadyTime> time) {
      if (time) next = std::min(next, *time);
    };
    consider(network.next_arrival());
    consider(exchange.next_deadline());
    for (auto& guest : guests) {
      consider(guest->peer.next_deadline());
      consider(guest->speak_at);
    }
    return next;
  }

  support::SeededRandom random_;
  dtls::Certificate certificate_;
  DeskOutbox desk_outbox_;

 public:
  Exchange exchange;
};

}  // namespace media::session
