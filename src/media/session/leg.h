/// One leg: the ICE, DTLS and SRTP of one peer, what comes in and the one stream that goes out. Bytes in, datagrams out
/// by the Outbox, time as an argument. Knows nothing of the other leg; media/session/call joins the two.
///
/// Nothing is believed before it authenticates: STUN by its password, DTLS and SRTP only from an address that ICE
/// knows, the certificate by its fingerprint, packets by their tag. What does not is counted by name and dropped
/// without an answer. No RTP and no RTCP leaves before `allow_sound`.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/address.h"
#include "base/random.h"
#include "media/dtls/connection.h"
#include "media/sdp/description.h"
#include "media/session/answering.h"
#include "media/session/ice_side.h"
#include "media/session/incoming.h"
#include "media/session/moment.h"
#include "media/session/refusals.h"
#include "media/srtp/context.h"
#include "media/stream/outgoing.h"

namespace media::session {

using Outbox = ice::Outbox;

/// Longer packets of sound are not passed on: with header and tag they would not fit one Ethernet frame.
inline constexpr std::size_t payload_bytes_max = 1200;
/// Reports go out at random between these (RFC 3550 section 6.2, for a session of two).
inline constexpr base::milliseconds report_interval_min{1000};
inline constexpr base::milliseconds report_interval_max{5000};
/// How long DTLS is kept to answer repeated last flights, once the peer's SRTP has proved that it is through.
inline constexpr base::seconds dtls_kept{10};

struct LegOptions {
  Side side = Side::customer;
  /// Differs between any two legs of a program.
  std::uint32_t number = 0;
  OwnTerms own;
  ice::Families families;
};

struct LegCounters {
  std::uint64_t packets_in = 0;
  std::uint64_t bytes_in = 0;
  std::uint64_t packets_out = 0;
  std::uint64_t bytes_out = 0;
  /// Of packets_out: frames of silence.
  std::uint64_t silence_out = 0;
  /// Keypad tones of the peer, received and not yet used.
  std::uint64_t tones_in = 0;
  /// As the peer last reported it about our stream.
  std::uint64_t lost_out = 0;
};

class Leg {
 public:
  enum class State : std::uint8_t { checking, shaking, connected, over };

  /// `random` must outlive the leg.
  Leg(const LegOptions& options, sdp::Description offer, const dtls::Certificate& certificate, Moment now,
      base::Random& random);
  Leg(const Leg&) = delete;
  Leg& operator=(const Leg&) = delete;

  /// A message for this leg, found by its ufrag or tag.
  void on_stun(const base::Endpoint& from, const stun::Message& message, Moment now, Outbox& outbox);
  void on_dtls(const base::Endpoint& from, base::ByteView datagram, Moment now, Outbox& outbox);
  /// Decrypts in place. Nothing when there is no sound in it; else `payload` points into `datagram`.
  [[nodiscard]] std::optional<Heard> on_rtp(const base::Endpoint& from, std::span<std::byte> datagram, Moment now);
  void on_rtcp(const base::Endpoint& from, std::span<std::byte> datagram, Moment now);
  /// To be called when `next_deadline` has passed.
  void on_time(Moment now, Outbox& outbox);
  [[nodiscard]] std::optional<base::SteadyTime> next_deadline() const;

  /// From now on RTP flows, as soon as there are keys: at once a frame, then one every 20 ms.
  void allow_sound(Moment now, Outbox& outbox);
  /// Passes a packet on in our stream. Nothing happens while the leg cannot send.
  void pass_on(const Heard& sound, Moment now, Outbox& outbox);

  [[nodiscard]] State state() const { return state_; }
  /// Why it is over, a constant; empty before.
  [[nodiscard]] std::string_view reason() const { return reason_; }
  [[nodiscard]] bool was_connected() const { return srtp_out_.has_value(); }
  [[nodiscard]] Side side() const { return side_; }

  [[nodiscard]] const IceSide& ice() const { return ice_; }
  [[nodiscard]] bool knows(const base::Endpoint& address) const { return ice_.knows(address); }
  /// True for an SSRC that was announced in the offer or came with a valid tag.
  [[nodiscard]] bool has_source(std::uint32_t ssrc) const { return ssrc == offer_.ssrc || incoming_.has_source(ssrc); }
  [[nodiscard]] bool is_shaking() const { return dtls_.state() == dtls::State::handshaking; }

  [[nodiscard]] const LegCounters& counters() const { return counters_; }
  [[nodiscard]] const Incoming& incoming() const { return incoming_; }
  [[nodiscard]] const Refusals& refusals() const { return refusals_; }
  void count_refusal(std::string_view name) { refusals_.count(name); }
  [[nodiscard]] std::optional<base::Endpoint> remote() const { return target(); }
  [[nodiscard]] dtls::State dtls_state() const { return dtls_.state(); }
  [[nodiscard]] std::string_view srtp_profile() const { return srtp_profile_; }
  [[nodiscard]] std::optional<base::microseconds> round_trip() const { return round_trip_; }
  [[nodiscard]] std::optional<base::SteadyTime> heard_at() const { return heard_at_; }

 private:
  void take(const ice::Outcome& outcome, Moment now, Outbox& outbox);
  void take_dtls_state(Moment now);
  void become_connected(const dtls::Keys& keys, Moment now);
  void end(std::string_view reason);
  void start_stream_if_possible(Moment now);
  void send_packet(const stream::Place& place, base::ByteView payload, Outbox& outbox);
  void send_silence_if_due(Moment now, Outbox& outbox);
  void send_report(Moment now, Outbox& outbox);
  void release_dtls_if_due(base::SteadyTime now);
  std::nullopt_t drop(std::string_view name);
  void take_report(const rtp::Report& report, Moment now);
  [[nodiscard]] bool is_taken_from(const base::Endpoint& from, std::string_view refusal);
  [[nodiscard]] std::optional<base::Endpoint> target() const;
  [[nodiscard]] base::SteadyTime next_report_time(base::SteadyTime now);

  // given
  Side side_;
  OwnTerms own_;
  sdp::Description offer_;
  base::Random& random_;
  // owned
  IceSide ice_;
  dtls::Connection dtls_;
  std::optional<srtp::Context> srtp_in_;
  std::optional<srtp::Context> srtp_out_;
  stream::Outgoing stream_;
  Incoming incoming_;
  // state
  State state_ = State::checking;
  std::string_view reason_;
  bool may_send_sound_ = false;
  std::string_view srtp_profile_;
  /// Where the last handshake message came from: answers go there until a pair is selected.
  std::optional<base::Endpoint> shaking_with_;
  std::optional<base::SteadyTime> release_dtls_at_;
  bool is_dtls_released_ = false;
  base::SteadyTime report_at_{};
  std::optional<base::SteadyTime> heard_at_;
  std::optional<base::microseconds> round_trip_;
  LegCounters counters_;
  Refusals refusals_;
};

}  // namespace media::session
