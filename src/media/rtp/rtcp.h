/// RTCP as far as a desk needs it (RFC 3550 section 6): sender and receiver reports and the CNAME, read and written;
/// BYE is recognised and ends nothing; everything else (feedback, XR, APP) is stepped over. Compound and reduced-size
/// packets (RFC 5506) are both taken.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/time.h"

namespace media::rtp {

/// What a receiver says about one stream (RFC 3550 section 6.4.1).
struct ReportBlock {
  std::uint32_t ssrc = 0;
  /// Of 256, since the last report.
  std::uint8_t fraction_lost = 0;
  /// 24 bits, signed: duplicates may make it negative.
  std::int32_t lost = 0;
  std::uint32_t highest_sequence = 0;
  /// In clock ticks.
  std::uint32_t jitter = 0;
  /// The middle 32 bits of the last sender report's NTP time, 0 when there was none; and the time since, in 1/65536 s.
  std::uint32_t last_report = 0;
  std::uint32_t delay_since = 0;

  bool operator==(const ReportBlock&) const = default;
};

/// What a sender says about its own stream.
struct SenderInfo {
  /// Seconds since 1900 and their fraction.
  std::uint64_t ntp = 0;
  std::uint32_t timestamp = 0;
  std::uint32_t packets = 0;
  std::uint32_t bytes = 0;

  bool operator==(const SenderInfo&) const = default;
};

/// One SR (with sender) or RR (without).
struct Report {
  std::uint32_t ssrc = 0;
  std::optional<SenderInfo> sender;
  std::vector<ReportBlock> blocks;
};

struct Compound {
  std::vector<Report> reports;
  bool has_goodbye = false;
};

/// Packets inside one datagram; more are not looked at.
inline constexpr std::size_t compound_packets_max = 16;

/// Nothing when the bytes are no RTCP or a length runs past the end.
[[nodiscard]] std::optional<Compound> read_rtcp(base::ByteView bytes);

/// One SR or RR followed by an SDES with the CNAME, as every compound must carry (RFC 3550 section 6.1). `cname` has 1
/// to 255 bytes, `report` at most 31 blocks.
[[nodiscard]] base::Bytes write_rtcp(const Report& report, std::string_view cname);

/// Wall time in NTP's 32.32 fixed point.
[[nodiscard]] std::uint64_t to_ntp(base::Timestamp at);
/// The middle 32 bits, which reports refer to.
[[nodiscard]] inline std::uint32_t middle_of_ntp(std::uint64_t ntp) { return static_cast<std::uint32_t>(ntp >> 16); }

/// Round trip from a report about our stream: now minus when we sent the report it names minus how long the peer held
/// it (RFC 3550 section 6.4.1). Nothing when the peer has seen no report of ours or the numbers make no sense.
[[nodiscard]] std::optional<base::microseconds> round_trip(const ReportBlock& block, base::Timestamp now);

}  // namespace media::rtp
