/// What a receiver knows about one incoming stream, as RFC 3550 appendix A.3 (loss) and A.8 (jitter) count it. Feeds
/// our receiver reports and the status. One per SSRC.
#pragma once

#include <cstdint>

#include "base/time.h"
#include "media/rtp/rtcp.h"
#include "media/rtp/unwrap.h"

namespace media::rtp {

/// Opus on the wire always counts 48,000 a second (RFC 7587 section 4.1).
inline constexpr std::int64_t clock_rate_hz = 48'000;

class Reception {
 public:
  /// A verified packet that arrived. Order and duplicates do not matter.
  void take(std::uint16_t sequence, std::uint32_t timestamp, base::SteadyTime now);

  /// The block for our next report, without LSR and DLSR. Starts a new interval for the fraction lost.
  [[nodiscard]] ReportBlock report(std::uint32_t ssrc);

  [[nodiscard]] std::uint64_t packets() const { return packets_; }
  /// Never below zero: duplicates may make the count smaller than nothing lost.
  [[nodiscard]] std::uint64_t lost() const;
  [[nodiscard]] base::microseconds jitter() const;

 private:
  [[nodiscard]] std::int64_t expected() const;

  Unwrapper<std::uint16_t> sequence_;
  std::int64_t first_ = 0;
  std::uint64_t packets_ = 0;
  std::int64_t expected_before_ = 0;
  std::uint64_t packets_before_ = 0;
  bool has_transit_ = false;
  std::int64_t transit_ = 0;
  /// In sixteenths of a clock tick, as in RFC 3550 appendix A.8.
  std::int64_t jitter_ = 0;
};

}  // namespace media::rtp
