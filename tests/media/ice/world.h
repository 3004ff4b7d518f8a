/// Agents on a bad network in fake time. A host is an agent with its address and what has happened to it; the world
/// carries datagrams and wakes each host at its deadline.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "media/ice/full_agent.h"
#include "media/ice/lite_agent.h"
#include "media/stun/message.h"
#include "support/bad_network.h"
#include "support/seeded_random.h"

namespace media::ice {

inline base::Endpoint at(std::string_view ip, std::uint16_t port = 4000) {
  return *base::Endpoint::from_text(ip, port);
}

inline Candidate candidate_at(const base::Endpoint& address, std::uint32_t priority = 2130706431) {
  return {.address = address.ip_text(), .port = address.port, .priority = priority};
}

/// What has happened to an agent so far.
struct Story {
  int connected = 0;
  int selected = 0;
  int lost = 0;
  std::vector<Drop> drops;

  void add(const Outcome& outcome) {
    connected += outcome.connected ? 1 : 0;
    selected += outcome.selected ? 1 : 0;
    lost += outcome.lost ? 1 : 0;
    if (outcome.dropped) drops.push_back(*outcome.dropped);
  }
};

class World;

/// One end: a way out that knows where it stands.
class Host : public Outbox {
 public:
  Host(World& world, const base::Endpoint& address) : world_(world), address_(address) {}
  void send(const base::Endpoint& to, base::ByteView datagram) override;
  [[nodiscard]] const base::Endpoint& address() const { return address_; }
  virtual void take(const base::Endpoint& from, const stun::Message& message, base::SteadyTime now) = 0;
  virtual void wake(base::SteadyTime now) = 0;
  [[nodiscard]] virtual std::optional<base::SteadyTime> deadline() const = 0;

  Story story;

 private:
  World& world_;
  base::Endpoint address_;
};

class FullHost final : public Host {
 public:
  FullHost(World& world, const base::Endpoint& address, base::Random& random, Families families = {})
      : Host(world, address), agent(make_credentials(random), families, random) {}
  void take(const base::Endpoint& from, const stun::Message& message, base::SteadyTime now) override {
    story.add(agent.on_message(from, message, now, *this));
  }
  void wake(base::SteadyTime now) override { story.add(agent.on_time(now, *this)); }
  [[nodiscard]] std::optional<base::SteadyTime> deadline() const override { return agent.next_deadline(); }

  FullAgent agent;
};

class LiteHost final : public Host {
 public:
  LiteHost(World& world, const base::Endpoint& address, base::Random& random, std::string remote_ufrag,
           base::SteadyTime now)
      : Host(world, address), agent(make_credentials(random), std::move(remote_ufrag), now) {}
  void take(const base::Endpoint& from, const stun::Message& message, base::SteadyTime now) override {
    story.add(agent.on_message(from, message, now, *this));
  }
  void wake(base::SteadyTime now) override { story.add(agent.on_time(now)); }
  [[nodiscard]] std::optional<base::SteadyTime> deadline() const override { return agent.next_deadline(); }

  LiteAgent agent;
};

class World {
 public:
  explicit World(std::uint64_t seed, const support::Weather& weather = support::fair)
      : random(seed), network(seed, weather) {}

  FullHost& full(std::string_view ip, Families families = {}) {
    hosts_.push_back(std::make_unique<FullHost>(*this, at(ip), random, families));
    return static_cast<FullHost&>(*hosts_.back());
  }
  LiteHost& lite(std::string_view ip, std::string remote_ufrag) {
    hosts_.push_back(std::make_unique<LiteHost>(*this, at(ip), random, std::move(remote_ufrag), now));
    return static_cast<LiteHost&>(*hosts_.back());
  }

  /// Until `done` or until the time has passed. True when done.
  bool run(base::microseconds limit, const std::function<bool()>& done = [] { return false; }) {
    const base::SteadyTime end = now + limit;
    while (!done()) {
      const base::SteadyTime next = next_moment();
      if (next > end) break;
      now = std::max(now, next);
      step();
    }
    if (!done()) now = end;
    return done();
  }

  base::SteadyTime now{base::seconds(1000)};
  support::SeededRandom random;
  support::BadNetwork network;

 private:
  [[nodiscard]] base::SteadyTime next_moment() const {
    base::SteadyTime next = network.next_arrival().value_or(base::SteadyTime::max());
    for (const auto& host : hosts_) next = std::min(next, host->deadline().value_or(base::SteadyTime::max()));
    return next;
  }

  void step() {
    while (const auto arrived = network.arrival(now)) {
      for (const auto& host : hosts_) {
        if (host->address() != arrived->to) continue;
        if (const auto message = stun::parse(arrived->bytes)) host->take(arrived->from, *message, now);
      }
    }
    for (const auto& host : hosts_) {
      if (host->deadline().value_or(base::SteadyTime::max()) <= now) host->wake(now);
    }
  }

  std::vector<std::unique_ptr<Host>> hosts_;
};

inline void Host::send(const base::Endpoint& to, base::ByteView datagram) {
  world_.network.send(address_, to, datagram, world_.now);
}

}  // namespace media::ice
