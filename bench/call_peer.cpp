/// One end of a call without a browser or a phone, for benches: `call_peer customer` offers as Meta's relay does,
/// `call_peer agent` as a browser. It prints {"offer"} on a line of its own, reads {"answer"} from its standard input,
/// connects over real UDP on this machine's loopback and speaks a packet every 20 ms from then on. What happens it
/// prints as {"event","at"}, in microseconds of CLOCK_MONOTONIC, so that the bench can set its own times beside them:
///
///   connected            there are keys: ICE and DTLS are done
///   first_packet         the first RTP packet, the switchboard's silence included
///   first_other_packet   the first RTP packet that the other kind of peer has spoken
///   failed               DTLS did not come to keys
///
/// Ends with the line {"quit":true} or the end of its input.
#include <cstdlib>
#include <iostream>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <thread>

#include "base/address.h"
#include "base/bytes.h"
#include "base/time.h"
#include "crypto/random.h"
#include "json/json.h"
#include "media/srtp/context.h"
#include "net/loop.h"
#include "net/timer.h"
#include "net/udp_socket.h"
#include "support/media_peer.h"

namespace {

using support::MediaPeer;

constexpr base::milliseconds packet_time{20};
// A CELT packet of 20 ms (RFC 6716 section 3.1, configuration 23, mono) at 24 kbit/s. Its sound does not matter.
constexpr std::byte table_of_contents{0xb8};
constexpr std::size_t packet_bytes = 60;

base::Bytes words_of(MediaPeer::Kind kind) {
  base::Bytes words(packet_bytes, kind == MediaPeer::Kind::browser ? std::byte{0x5a} : std::byte{0x33});
  words[0] = table_of_contents;
  return words;
}

MediaPeer::Kind other(MediaPeer::Kind kind) {
  return kind == MediaPeer::Kind::relay ? MediaPeer::Kind::browser : MediaPeer::Kind::relay;
}

class CallPeer final : public media::ice::Outbox {
 public:
  CallPeer(net::Loop& loop, MediaPeer::Kind kind)
      : words_(words_of(kind)),
        others_words_(words_of(other(kind))),
        socket_(net::UdpSocket::open(loop, base::Endpoint::from_text("127.0.0.1", 0).value())),
        engine_timer_(loop),
        voice_timer_(loop),
        peer_({.kind = kind, .address = socket_.local_endpoint()}, random_, *this) {
    socket_.on_datagrams([this](std::span<const net::Datagram> datagrams) {
      for (const auto& it : datagrams) peer_.on_datagram(it.from, it.bytes, now());
      look();
    });
    voice_at_ = now();
    speak();
    print({{"offer", peer_.offer()}});
  }

  void send(const base::Endpoint& to, base::ByteView bytes) override {
    const net::Outgoing one{.to = to, .bytes = bytes};
    socket_.send(std::span(&one, 1));
  }

  void take_answer(const std::string& sdp) {
    peer_.take_answer(sdp, now());
    on_time();
  }

 private:
  base::SteadyTime now() const { return clock_.steady_now(); }

  static void print(const json::Object& line) { std::cout << json::write(line) << std::endl; }

  void tell_once(std::string_view event, base::SteadyTime at) {
    if (told_.emplace(event).second) print({{"event", event}, {"at", at.time_since_epoch().count()}});
  }

  void on_time() {
    peer_.on_time(now());
    look();
  }

  /// After everything the engines did: tells what is new and asks to be woken for what they do next.
  void look() {
    if (peer_.is_connected()) tell_once("connected", now());
    if (peer_.has_failed()) tell_once("failed", now());
    for (const MediaPeer::Heard& heard : peer_.heard()) {
      tell_once("first_packet", heard.at);
      if (heard.payload == others_words_) tell_once("first_other_packet", heard.at);
    }
    peer_.forget_heard();
    if (const auto at = peer_.next_deadline()) engine_timer_.start_at(*at, [this] { on_time(); });
  }

  // A microphone runs before the call is connected, and goes on in its own time.
  void speak() {
    peer_.speak(words_);
    voice_at_ += packet_time;
    voice_timer_.start_at(voice_at_, [this] { speak(); });
  }

  // state
  base::Bytes words_;
  base::Bytes others_words_;
  base::SteadyTime voice_at_;
  std::set<std::string, std::less<>> told_;
  // owned
  base::SystemClock clock_;
  crypto::SystemRandom random_;
  net::UdpSocket socket_;
  net::Timer engine_timer_;
  net::Timer voice_timer_;
  MediaPeer peer_;
};

void read_lines(net::Loop& loop, CallPeer& peer) {
  for (std::string line; std::getline(std::cin, line);) {
    const auto said = json::parse(line);
    if (!said || json::find_bool(*said, "quit")) break;
    if (auto answer = json::find_string(*said, "answer")) {
      loop.post([&peer, sdp = *std::move(answer)] { peer.take_answer(sdp); });
    }
  }
  loop.post([&loop] { loop.stop(); });
}

// libsrtp2 tries all its ciphers when a process first uses one, which takes 60 ms. A browser has done that long before
// the click, so a peer does it before its offer. What it gives is kept: with the last context the ciphers' library
// unloads.
media::srtp::Context warm_up() {
  constexpr std::size_t key_bytes = 16;
  constexpr std::size_t salt_bytes = 12;
  return media::srtp::Context::make(media::srtp::Direction::outgoing, media::srtp::Profile::aead_aes_128_gcm,
                                    base::Bytes(key_bytes), base::Bytes(salt_bytes));
}

std::optional<MediaPeer::Kind> kind_of(std::string_view word) {
  if (word == "customer") return MediaPeer::Kind::relay;
  if (word == "agent") return MediaPeer::Kind::browser;
  return {};
}

}  // namespace

int main(int argc, char** argv) {
  const auto kind = argc == 2 ? kind_of(argv[1]) : std::nullopt;
  if (!kind) {
    std::cerr << "call_peer customer|agent\n";
    return EXIT_FAILURE;
  }
  const auto warm = warm_up();
  net::Loop loop;
  CallPeer peer(loop, *kind);
  std::jthread reader([&] { read_lines(loop, peer); });
  loop.run();
  return EXIT_SUCCESS;
}
