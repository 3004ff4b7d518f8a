#include "media/opus/packet.h"

namespace media::opus {

namespace {

// RFC 6716 section 3.1, table 2: SILK, hybrid and CELT count their lengths differently.
std::int64_t samples_per_frame(unsigned toc) {
  const unsigned config = toc >> 3;
  if (config >= 16) return 120 << (config & 3);
  if (config >= 12) return (config & 1) != 0 ? 960 : 480;
  constexpr std::array<std::int64_t, 4> silk = {480, 960, 1920, 2880};
  return silk[config & 3];
}

}  // namespace

std::optional<std::int64_t> samples_in(base::ByteView packet) {
  base::ByteReader reader(packet);
  const unsigned toc = reader.u8();
  std::int64_t frames = 2;
  if ((toc & 3) == 0) frames = 1;
  else if ((toc & 3) == 3) frames = reader.u8() & 0x3f;
  const std::int64_t samples = frames * samples_per_frame(toc);
  if (reader.failed() || frames == 0 || samples > packet_samples_max) return {};
  return samples;
}

}  // namespace media::opus
