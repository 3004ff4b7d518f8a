#include "media/srtp/shape.h"

namespace media::srtp {

namespace {

bool is_version_2(std::uint8_t first) { return first >> 6 == 2; }

}  // namespace

//    |V=2|P|X|  CC   |M|     PT      |       sequence number         |
//    |                           timestamp                           |
//    |                             SSRC                              |
//    | CC CSRCs | if X: profile, 2, and length in words, 2, and so many words
std::optional<std::uint32_t> rtp_source(base::ByteView packet) {
  base::ByteReader reader(packet);
  const std::uint8_t first = reader.u8();
  reader.skip(7);
  const std::uint32_t source = reader.u32();
  reader.skip(std::size_t{4} * (first & 0x0f));
  if ((first & 0x10) != 0) {
    reader.skip(2);
    reader.skip(std::size_t{4} * reader.u16());
  }
  if (reader.failed() || !is_version_2(first)) return {};
  return source;
}

//    |V=2|P|   RC    |      PT       |            length             |
//    |                        SSRC of sender                         |
std::optional<std::uint32_t> rtcp_source(base::ByteView packet) {
  base::ByteReader reader(packet);
  const std::uint8_t first = reader.u8();
  reader.skip(3);
  const std::uint32_t source = reader.u32();
  if (reader.failed() || !is_version_2(first)) return {};
  return source;
}

}  // namespace media::srtp
