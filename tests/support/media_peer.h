/// The other end of a leg, without a screen: offers like Meta's relay (ICE-lite, actpass, controlled) or like a browser
/// (full, controlling), does its own ICE, DTLS and SRTP, sends numbered packets of sound and writes down what it hears.
/// Built from the same engines as the switchboard but not from its session, and as free of sockets and clocks: tests
/// give it a simulated network, benches a real socket.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/address.h"
#include "base/random.h"
#include "base/time.h"
#include "media/dtls/connection.h"
#include "media/rtp/packet.h"
#include "media/rtp/rtcp.h"
#include "media/sdp/description.h"
#include "media/session/ice_side.h"
#include "media/srtp/context.h"

namespace support {

class MediaPeer {
 public:
  enum class Kind { relay, browser };

  struct Options {
    Kind kind = Kind::relay;
    base::Endpoint address;
    /// A browser that shows an mDNS name instead of its address.
    bool hides_address = false;
    /// Another certificate is used than the one in the offer.
    bool lies_about_certificate = false;
  };

  struct Heard {
    base::SteadyTime at;
    media::rtp::Header header;
    base::Bytes payload;
  };

  /// The references must outlive the peer.
  MediaPeer(const Options& options, base::Random& random, media::ice::Outbox& outbox);

  [[nodiscard]] const std::string& offer() const { return offer_; }
  /// Once. Throws when it is no description.
  void take_answer(std::string_view sdp, base::SteadyTime now);

  void on_datagram(const base::Endpoint& from, std::span<std::byte> datagram, base::SteadyTime now);
  void on_time(base::SteadyTime now);
  [[nodiscard]] std::optional<base::SteadyTime> next_deadline() const;

  /// Sends one packet of 20 ms. Nothing happens before there are keys.
  void speak(base::ByteView opus_packet);
  /// 20 ms of which nothing is sent: as if the packet had been lost.
  void skip();
  void report(base::Timestamp wall);

  [[nodiscard]] bool is_connected() const { return out_.has_value(); }
  [[nodiscard]] bool has_failed() const { return dtls_ && dtls_->state() == media::dtls::State::failed; }
  [[nodiscard]] std::optional<base::Endpoint> remote() const { return ice_ ? ice_->selected() : std::nullopt; }
  [[nodiscard]] const std::vector<Heard>& heard() const { return heard_; }
  void forget_heard() { heard_.clear(); }
  [[nodiscard]] const std::vector<media::rtp::Compound>& reports() const { return reports_; }
  /// Packets whose tag did not fit.
  [[nodiscard]] std::size_t refused() const { return refused_; }
  [[nodiscard]] const base::Endpoint& address() const { return options_.address; }
  [[nodiscard]] std::uint32_t ssrc() const { return ssrc_; }
  /// The last protected packet as it went out, for attacks.
  [[nodiscard]] const base::Bytes& last_sent() const { return last_sent_; }

 private:
  void take(const media::ice::Outcome& outcome, base::SteadyTime now);
  void take_keys();
  void hear(std::span<std::byte> datagram, base::SteadyTime now);
  void send(base::ByteView datagram);

  // given
  Options options_;
  base::Random& random_;
  media::ice::Outbox& outbox_;
  // owned
  media::dtls::Certificate certificate_;
  media::ice::Credentials credentials_;
  std::optional<media::session::IceSide> ice_;
  std::optional<media::dtls::Connection> dtls_;
  std::optional<media::srtp::Context> in_;
  std::optional<media::srtp::Context> out_;
  // state
  std::string offer_;
  std::uint32_t ssrc_;
  std::uint16_t sequence_ = 65'000;
  std::uint32_t timestamp_;
  std::uint32_t packets_ = 0;
  std::vector<Heard> heard_;
  std::vector<media::rtp::Compound> reports_;
  std::size_t refused_ = 0;
  std::optional<base::Endpoint> shaking_with_;
  base::Bytes last_sent_;
};

}  // namespace support
