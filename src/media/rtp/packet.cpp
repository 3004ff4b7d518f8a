#include "media/rtp/packet.h"

namespace media::rtp {

namespace {

constexpr unsigned version = 2;

// RFC 3550 section 5.3.1: sixteen bits for the profile, then the length in words.
void skip_extension(base::ByteReader& reader) {
  reader.skip(2);
  const std::size_t words = reader.u16();
  reader.skip(words * 4);
}

// RFC 3550 section 5.1: the last byte counts the padding, itself included.
std::optional<base::ByteView> without_padding(base::ByteView payload) {
  if (payload.empty()) return {};
  const auto count = std::to_integer<std::size_t>(payload.back());
  if (count == 0 || count > payload.size()) return {};
  return payload.first(payload.size() - count);
}

}  // namespace

std::optional<Packet> read(base::ByteView bytes) {
  base::ByteReader reader(bytes);
  const unsigned first = reader.u8();
  const unsigned second = reader.u8();
  Packet packet;
  packet.header.marker = (second & 0x80) != 0;
  packet.header.payload_type = static_cast<std::uint8_t>(second & 0x7f);
  packet.header.sequence = reader.u16();
  packet.header.timestamp = reader.u32();
  packet.header.ssrc = reader.u32();
  reader.skip(std::size_t{4} * (first & 0x0f));
  if ((first & 0x10) != 0) skip_extension(reader);
  if (reader.failed() || first >> 6 != version) return {};
  packet.payload = reader.rest();
  if ((first & 0x20) == 0) return packet;
  const auto payload = without_padding(packet.payload);
  if (!payload) return {};
  packet.payload = *payload;
  return packet;
}

std::array<std::byte, header_bytes> write(const Header& header) {
  const auto byte = [](std::uint32_t value) { return static_cast<std::byte>(value & 0xff); };
  return {byte(version << 6),
          byte((header.marker ? 0x80u : 0u) | header.payload_type),
          byte(header.sequence >> 8u),
          byte(header.sequence),
          byte(header.timestamp >> 24),
          byte(header.timestamp >> 16),
          byte(header.timestamp >> 8),
          byte(header.timestamp),
          byte(header.ssrc >> 24),
          byte(header.ssrc >> 16),
          byte(header.ssrc >> 8),
          byte(header.ssrc)};
}

bool is_rtcp(base::ByteView bytes) {
  if (bytes.size() < 2) return false;
  const auto type = std::to_integer<unsigned>(bytes[1]);
  return type >= 192 && type <= 223;
}

}  // namespace media::rtp
