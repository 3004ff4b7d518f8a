// RTCP compounds. A report that was read can be written and read again.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "media/rtp/rtcp.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto compound = media::rtp::read_rtcp(std::as_bytes(std::span(data, size)));
  if (!compound) return 0;
  for (const auto& report : compound->reports) {
    const auto again = media::rtp::read_rtcp(media::rtp::write_rtcp(report, "c"));
    if (!again || again->reports.size() != 1 || again->reports[0].blocks != report.blocks) std::abort();
    for (const auto& block : report.blocks)
      static_cast<void>(media::rtp::round_trip(block, base::from_micros(1'791'456'123'000'000)));
  }
  return 0;
}
