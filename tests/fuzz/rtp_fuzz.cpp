// RTP and Opus headers. The payload must lie inside the packet.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "media/opus/packet.h"
#include "media/rtp/packet.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const base::ByteView bytes = std::as_bytes(std::span(data, size));
  static_cast<void>(media::rtp::is_rtcp(bytes));
  const auto packet = media::rtp::read(bytes);
  if (!packet) return 0;
  const bool is_inside = packet->payload.empty() ||
                         (packet->payload.data() >= bytes.data() + media::rtp::header_bytes &&
                          packet->payload.data() + packet->payload.size() <= bytes.data() + bytes.size());
  if (!is_inside) std::abort();
  const auto samples = media::opus::samples_in(packet->payload);
  if (samples && (*samples <= 0 || *samples > media::opus::packet_samples_max)) std::abort();
  return 0;
}
