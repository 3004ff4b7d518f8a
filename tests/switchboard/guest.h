/// A test peer on a real socket of the same loop: a customer's relay or an agent's browser, speaking every 20 ms.
#pragma once

#include <functional>
#include <optional>

#include "crypto/random.h"
#include "net/loop.h"
#include "net/timer.h"
#include "net/udp_socket.h"
#include "support/media_peer.h"

namespace switchboard {

class Guest final : public media::session::Outbox {
 public:
  /// `speak` gives the next 20 ms as an Opus packet.
  Guest(net::Loop& loop, support::MediaPeer::Kind kind, std::function<base::Bytes()> speak)
      : socket_(net::UdpSocket::open(loop, base::Endpoint::from_text("127.0.0.1", 0).value())),
        timer_(loop),
        speak_(std::move(speak)),
        peer({.kind = kind, .address = socket_.local_endpoint()}, random_, *this) {
    socket_.on_datagrams([this](std::span<const net::Datagram> datagrams) {
      for (const auto& it : datagrams) peer.on_datagram(it.from, it.bytes, now());
    });
    tick();
  }

  void send(const base::Endpoint& to, base::ByteView bytes) override {
    const net::Outgoing one{.to = to, .bytes = bytes};
    socket_.send(std::span(&one, 1));
  }
  void take_answer(const std::string& sdp) { peer.take_answer(sdp, now()); }
  void start_speaking() { speaks_ = true; }

 private:
  base::SteadyTime now() const { return clock_.steady_now(); }

  void tick() {
    peer.on_time(now());
    next_ = std::max(next_, now() - base::seconds(1)) + base::milliseconds(20);
    if (speaks_) peer.speak(speak_());
    timer_.start_at(next_, [this] { tick(); });
  }

  base::SystemClock clock_;
  crypto::SystemRandom random_;
  net::UdpSocket socket_;
  net::Timer timer_;
  std::function<base::Bytes()> speak_;
  base::SteadyTime next_ = clock_.steady_now();
  bool speaks_ = false;

 public:
  support::MediaPeer peer;
};

}  // namespace switchboard
