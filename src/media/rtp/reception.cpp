#include "media/rtp/reception.h"

#include <algorithm>
#include <cstdlib>

namespace media::rtp {

namespace {

constexpr std::int64_t cumulative_lost_max = 0x7fffff;

std::int64_t to_ticks(base::SteadyTime at) {
  return at.time_since_epoch().count() / 1000 * (clock_rate_hz / 1000) +
         at.time_since_epoch().count() % 1000 * clock_rate_hz / 1'000'000;
}

}  // namespace

void Reception::take(std::uint16_t sequence, std::uint32_t timestamp, base::SteadyTime now) {
  const std::int64_t number = sequence_.take(sequence);
  first_ = packets_ == 0 ? number : std::min(first_, number);
  ++packets_;
  // Only the difference of two transits counts, so both clocks may begin anywhere; 32 bits, because the timestamp
  // wraps.
  const auto transit = static_cast<std::int32_t>(static_cast<std::uint32_t>(to_ticks(now)) - timestamp);
  const auto change =
      static_cast<std::int32_t>(static_cast<std::uint32_t>(transit) - static_cast<std::uint32_t>(transit_));
  if (has_transit_) jitter_ += std::abs(std::int64_t{change}) - (jitter_ + 8) / 16;
  transit_ = transit;
  has_transit_ = true;
}

std::int64_t Reception::expected() const { return packets_ == 0 ? 0 : sequence_.highest() - first_ + 1; }

std::uint64_t Reception::lost() const {
  return static_cast<std::uint64_t>(std::max<std::int64_t>(expected() - static_cast<std::int64_t>(packets_), 0));
}

base::microseconds Reception::jitter() const { return base::microseconds(jitter_ / 16 * 1'000'000 / clock_rate_hz); }

ReportBlock Reception::report(std::uint32_t ssrc) {
  const std::int64_t expected_now = expected() - expected_before_;
  const std::int64_t lost_now = expected_now - static_cast<std::int64_t>(packets_ - packets_before_);
  expected_before_ = expected();
  packets_before_ = packets_;
  const std::int64_t fraction =
      expected_now > 0 && lost_now > 0 ? std::min<std::int64_t>(lost_now * 256 / expected_now, 255) : 0;
  return {.ssrc = ssrc,
          .fraction_lost = static_cast<std::uint8_t>(fraction),
          .lost = static_cast<std::int32_t>(std::min(static_cast<std::int64_t>(lost()), cumulative_lost_max)),
          .highest_sequence = static_cast<std::uint32_t>(sequence_.highest()),
          .jitter = static_cast<std::uint32_t>(jitter_ / 16)};
}

}  // namespace media::rtp
