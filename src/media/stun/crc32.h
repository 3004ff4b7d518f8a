/// The CRC-32 of ITU V.42 that FINGERPRINT uses (RFC 8489 section 14.7).
#pragma once

#include <cstdint>

#include "base/bytes.h"

namespace media::stun {

[[nodiscard]] std::uint32_t crc32(base::ByteView bytes);

}  // namespace media::stun
