/// An Ogg reader for tests that shares no line with the program's: walks the pages by RFC 3533 section 6, checks each
/// checksum and puts the packets together.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "base/bytes.h"

namespace support {

struct OggPage {
  bool is_first = false;
  bool is_last = false;
  std::int64_t granule = 0;
  std::uint32_t number = 0;
  bool checksum_is_right = false;
  /// Packets that end on this page.
  std::vector<base::Bytes> packets;
};

inline std::uint64_t little(base::ByteView bytes) {
  std::uint64_t value = 0;
  for (std::size_t i = bytes.size(); i-- > 0;) value = value << 8 | std::to_integer<std::uint64_t>(bytes[i]);
  return value;
}

// Polynomial 0x04c11db7, not reflected, start 0, with the checksum field taken as zero.
inline std::uint32_t ogg_checksum(base::ByteView page) {
  std::uint32_t sum = 0;
  for (std::size_t i = 0; i < page.size(); ++i) {
    const std::uint32_t byte = i >= 22 && i < 26 ? 0 : std::to_integer<std::uint32_t>(page[i]);
    sum ^= byte << 24;
    for (int bit = 0; bit < 8; ++bit) sum = (sum & 0x80000000u) != 0 ? sum << 1 ^ 0x04c11db7u : sum << 1;
  }
  return sum;
}

/// Every whole page; stops at the first bytes that are none.
inline std::vector<OggPage> ogg_pages(base::ByteView file) {
  std::vector<OggPage> pages;
  base::Bytes packet;
  while (file.size() >= 27 && base::as_text(file.first(4)) == "OggS") {
    const auto segments = std::to_integer<std::size_t>(file[26]);
    std::size_t size = 27 + segments;
    if (file.size() < size) break;
    const auto lacing = file.subspan(27, segments);
    for (const std::byte length : lacing) size += std::to_integer<std::size_t>(length);
    if (file.size() < size) break;
    const auto flags = std::to_integer<unsigned>(file[5]);
    OggPage page{.is_first = (flags & 2) != 0,
                 .is_last = (flags & 4) != 0,
                 .granule = static_cast<std::int64_t>(little(file.subspan(6, 8))),
                 .number = static_cast<std::uint32_t>(little(file.subspan(18, 4))),
                 .checksum_is_right = little(file.subspan(22, 4)) == ogg_checksum(file.first(size)),
                 .packets = {}};
    std::size_t at = 27 + segments;
    for (const std::byte length : lacing) {
      const auto part = file.subspan(at, std::to_integer<std::size_t>(length));
      packet.insert(packet.end(), part.begin(), part.end());
      at += part.size();
      if (length != std::byte{255}) page.packets.push_back(std::exchange(packet, {}));
    }
    pages.push_back(std::move(page));
    file = file.subspan(size);
  }
  return pages;
}

/// All packets of sound, without the two headers.
inline std::vector<base::Bytes> ogg_sound(base::ByteView file) {
  std::vector<base::Bytes> packets;
  for (const OggPage& page : ogg_pages(file)) packets.insert(packets.end(), page.packets.begin(), page.packets.end());
  packets.erase(packets.begin(),
                packets.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(2, packets.size())));
  return packets;
}

}  // namespace support
