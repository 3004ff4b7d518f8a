/// The attribute types of RFC 8489 section 18.3 and RFC 8445 section 16.1 that ICE meets, for the parser and the
/// writer.
#pragma once

#include <cstdint>

namespace media::stun {

inline constexpr std::uint32_t magic_cookie = 0x2112A442;
/// FINGERPRINT is the CRC-32 XORed with this (RFC 8489 section 14.7), "STUN" in ASCII.
inline constexpr std::uint32_t fingerprint_mask = 0x5354554e;

inline constexpr std::size_t attribute_header_bytes = 4;
inline constexpr std::size_t integrity_bytes = 20;
inline constexpr std::size_t fingerprint_bytes = 4;

namespace attribute {

inline constexpr std::uint16_t mapped_address = 0x0001;
inline constexpr std::uint16_t username = 0x0006;
inline constexpr std::uint16_t message_integrity = 0x0008;
inline constexpr std::uint16_t error_code = 0x0009;
inline constexpr std::uint16_t unknown_attributes = 0x000A;
inline constexpr std::uint16_t realm = 0x0014;
inline constexpr std::uint16_t nonce = 0x0015;
inline constexpr std::uint16_t message_integrity_sha256 = 0x001C;
inline constexpr std::uint16_t password_algorithm = 0x001D;
inline constexpr std::uint16_t userhash = 0x001E;
inline constexpr std::uint16_t xor_mapped_address = 0x0020;
inline constexpr std::uint16_t priority = 0x0024;
inline constexpr std::uint16_t use_candidate = 0x0025;
inline constexpr std::uint16_t fingerprint = 0x8028;
inline constexpr std::uint16_t ice_controlled = 0x8029;
inline constexpr std::uint16_t ice_controlling = 0x802A;

/// Types below this must be understood, or the message is refused (RFC 8489 section 14).
inline constexpr std::uint16_t first_optional = 0x8000;

}  // namespace attribute

enum class AddressFamily : std::uint8_t { v4 = 1, v6 = 2 };

}  // namespace media::stun
