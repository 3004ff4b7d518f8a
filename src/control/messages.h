/// What the application and the switchboard say to each other, as plain values. The switchboard knows legs, not
/// customers; the application knows calls, not packets; this is all they share. Ids travel as the application's own
/// text (base::Id::text), so the switchboard attaches no meaning to them.
///
/// A call has one customer leg and at most one agent leg; both are bridged by themselves. Making a new agent leg
/// replaces the old one. The customer's leg is silent (no RTP, no RTCP) and nothing the customer says reaches the agent
/// until the gate is opened.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"

namespace control {

inline constexpr int protocol_version = 1;
/// A longer frame closes the connection it came on.
inline constexpr std::size_t frame_bytes_max = 1 << 20;
/// Ids are 1 to this many letters, digits, "-" and "_"; others are refused with "control.invalid".
inline constexpr std::size_t id_bytes_max = 64;
/// A longer offer is refused with "sdp.too_large".
inline constexpr std::size_t offer_bytes_max = 16 * 1024;

/// Whose leg, and whose track of a recording. `mix` is a track only: both sides summed after the call.
enum class Side { customer, agent, mix };

[[nodiscard]] std::string_view to_word(Side side);
[[nodiscard]] std::optional<Side> side_from_word(std::string_view word);

struct MakeLeg {
  std::string call{};
  std::string leg{};
  /// customer or agent.
  Side side = Side::customer;
  std::string offer_sdp{};
  /// Asked when the customer's leg is made; both sides are then recorded from the opening of the gate on.
  bool record = false;
};

struct LegMade {
  /// Complete: nothing is trickled later. CRLF line ends.
  std::string answer_sdp{};
};

/// How often something was refused, by the stable name of the reason ("srtp.replayed").
struct Refused {
  std::string reason{};
  std::uint64_t count = 0;

  bool operator==(const Refused&) const = default;
};

struct LegStatus {
  std::string leg{};
  Side side = Side::customer;
  /// Words of the engines: ice "checking", "connected", "failed", "gone"; dtls "waiting", "shaking", "done", "failed".
  std::string ice{};
  std::string dtls{};
  /// The address that passed the checks, empty before. For operators; belongs to a person, so never into a log.
  std::string remote{};
  std::string srtp_profile{};
  std::uint64_t packets_in = 0;
  std::uint64_t packets_out = 0;
  std::uint64_t bytes_in = 0;
  std::uint64_t bytes_out = 0;
  /// Missing by sequence number (RFC 3550 appendix A.3); never below zero.
  std::uint64_t lost_in = 0;
  /// As the peer last reported it about our stream.
  std::uint64_t lost_out = 0;
  std::uint64_t silence_out = 0;
  std::int64_t jitter_us = 0;
  std::optional<std::int64_t> round_trip_us{};
  /// Since the last packet of sound came in; nothing when none ever did.
  std::optional<std::int64_t> quiet_us{};
  std::vector<Refused> refused{};
};

struct CallStatus {
  std::string call{};
  base::Timestamp made_at{};
  bool is_gate_open = false;
  bool is_recording = false;
  std::vector<LegStatus> legs{};
};

/// One line of the list that a sweep compares with the ledger.
struct CallListed {
  std::string call{};
  base::Timestamp made_at{};
  bool is_gate_open = false;
  bool is_customer_connected = false;
  bool is_agent_connected = false;
};

struct Status {
  /// New with every start of the daemon: calls of another boot are gone.
  std::string boot_id{};
  base::Timestamp started_at{};
  std::uint16_t udp_port = 0;
  std::uint32_t calls = 0;
  std::uint32_t legs = 0;
  std::uint32_t calls_max = 0;
  /// The number of the newest news, and how many wait to be acknowledged.
  std::uint64_t news_last = 0;
  std::uint32_t news_waiting = 0;
  /// Datagrams that belonged to no leg.
  std::vector<Refused> refused{};
};

}  // namespace control
