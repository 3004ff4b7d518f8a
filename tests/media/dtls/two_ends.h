/// A client and a server with a network between them, in fake time. The clock of OpenSSL goes with it.
#pragma once

#include "media/dtls/connection.h"
#include "support/bad_network.h"
#include "support/wall_clock.h"

namespace media::dtls {

struct End final : Outbox {
  End(std::uint16_t port, Connection made)
      : address(*base::Endpoint::from_text("192.0.2.1", port)), dtls(std::move(made)) {}

  void send(base::ByteView datagram) override {
    sent.emplace_back(datagram.begin(), datagram.end());
  }

  base::Endpoint address;
  Connection dtls;
  std::vector<base::Bytes> sent;
};

struct TwoEnds {
  TwoEnds(std::uint64_t seed, const support::Weather& weather, Connection c, Connection s)
      : network(seed, weather), client(1, std::move(c)), server(2, std::move(s)) {
    support::set_wall_clock(now);
    server.dtls.start(now, server);
    client.dtls.start(now, client);
    post();
  }

  [[nodiscard]] bool are_connected() const {
    return client.dtls.state() == State::connected && server.dtls.state() == State::connected;
  }

  /// Until neither end waits for anything or `limit` has passed.
  void run(base::microseconds limit = base::seconds(60)) {
    const base::SteadyTime end = now + limit;
    while (const auto next = next_moment()) {
      if (*next > end) break;
      now = std::max(now, *next);
      support::set_wall_clock(now);
      while (auto arrived = network.arrival(now)) {
        End& to = arrived->to == client.address ? client : server;
        to.dtls.on_datagram(arrived->bytes, now, to);
        post();
      }
      for (End* const one : {&client, &server}) {
        if (one->dtls.next_deadline().value_or(base::SteadyTime::max()) <= now) one->dtls.on_time(now, *one);
      }
      post();
    }
  }

  [[nodiscard]] std::optional<base::SteadyTime> next_moment() const {
    auto next = network.next_arrival();
    for (const auto& deadline : {client.dtls.next_deadline(), server.dtls.next_deadline()}) {
      if (deadline && (!next || *deadline < *next)) next = deadline;
    }
    return next;
  }

  void post() {
    for (End* const one : {&client, &server}) {
      const base::Endpoint to = one == &client ? server.address : client.address;
      for (const base::Bytes& datagram : one->sent) {
        longest = std::max(longest, datagram.size());
        network.send(one->address, to, datagram, now);
      }
      one->sent.clear();
    }
  }

  base::SteadyTime now{base::seconds(1'000'000)};
  support::BadNetwork network;
  End client;
  End server;
  std::size_t longest = 0;
};

}  // namespace media::dtls
