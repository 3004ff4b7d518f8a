/// The RTP header (RFC 3550 section 5.1), read from foreign bytes and written for our own packets. Ours carry no CSRC,
/// no extension and no padding; theirs may, and it is stepped over. Also here: telling RTCP from RTP on one port (RFC
/// 5761).
///
///    0                   1                   2                   3
///    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
///   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
///   |V=2|P|X|  CC   |M|     PT      |       sequence number         |
///   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
///   |                           timestamp                           |
///   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
///   |                             SSRC                              |
///   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>

#include "base/bytes.h"

namespace media::rtp {

inline constexpr std::size_t header_bytes = 12;

struct Header {
  std::uint8_t payload_type = 0;
  bool marker = false;
  std::uint16_t sequence = 0;
  std::uint32_t timestamp = 0;
  std::uint32_t ssrc = 0;

  bool operator==(const Header&) const = default;
};

struct Packet {
  Header header;
  /// Without CSRC list, extension and padding; points into the bytes that were read. May be empty.
  base::ByteView payload;
};

/// Nothing when the bytes are no RTP of version 2 or their lengths contradict each other.
[[nodiscard]] std::optional<Packet> read(base::ByteView bytes);

/// The twelve bytes before our payload. `payload_type` is below 128.
[[nodiscard]] std::array<std::byte, header_bytes> write(const Header& header);

/// True for RTCP, looking only at the second byte: packet types 192 to 223 are never RTP's marker and payload type
/// (RFC 5761 section 4). False for less than two bytes.
[[nodiscard]] bool is_rtcp(base::ByteView bytes);

}  // namespace media::rtp
