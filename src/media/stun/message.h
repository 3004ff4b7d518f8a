/// STUN messages (RFC 8489) as far as ICE speaks them (RFC 8445 section 7): a bounds-checked parser and a writer. A
/// message knows no transaction, no retransmission and no peer; media/ice does. Passwords are taken as they stand in
/// the SDP, also with '=' in them (Meta pads its ice-pwd).
///
///    0                   1                   2                   3
///   |0 0|     message type        |        message length         |   length without these 20 bytes, a multiple of 4
///   |                 magic cookie 0x2112A442                     |
///   |                  transaction id, 96 bits                    |
///   |       attribute type        |     length without padding    |   value, padded to 4, and so on
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "base/address.h"
#include "base/bytes.h"
#include "base/result.h"

namespace media::stun {

inline constexpr std::size_t header_bytes = 20;
/// Longer datagrams are refused unread: a check of a browser has about 120 bytes.
inline constexpr std::size_t message_bytes_max = 1500;
/// RFC 8489 section 14.3: USERNAME has less than 509 bytes.
inline constexpr std::size_t username_bytes_max = 508;
inline constexpr std::size_t unknown_attributes_max = 8;

enum class Kind : std::uint8_t { request = 0, indication = 1, success = 2, error = 3 };

inline constexpr std::uint16_t binding_method = 0x001;

using TransactionId = std::array<std::byte, 12>;

/// RFC 8489 section 14.8, RFC 8445 section 7.3.1.1.
enum class ErrorCode : std::uint16_t {
  bad_request = 400,
  unauthenticated = 401,
  unknown_attribute = 420,
  role_conflict = 487,
};

/// Comprehension-required attribute types that this parser does not know, in the order they came; more than
/// `unknown_attributes_max` are not listed, but `Message` is then still seen as having unknown ones.
struct UnknownAttributes {
  std::array<std::uint16_t, unknown_attributes_max> types{};
  std::size_t count = 0;

  [[nodiscard]] std::span<const std::uint16_t> view() const { return std::span(types).first(count); }
};

/// A parsed message: a view of the datagram, valid as long as its bytes are and stay unchanged. Attributes behind
/// MESSAGE-INTEGRITY do not appear here (RFC 8489 section 14.5). Nothing in it is to be believed before `is_authentic`.
struct Message {
  Kind kind = Kind::request;
  std::uint16_t method = 0;
  TransactionId transaction{};
  std::optional<std::string_view> username;
  std::optional<std::uint32_t> priority;
  bool use_candidate = false;
  /// The tie-breakers of RFC 8445 section 7.1.3.
  std::optional<std::uint64_t> controlling;
  std::optional<std::uint64_t> controlled;
  /// XOR-MAPPED-ADDRESS, unmasked.
  std::optional<base::Endpoint> mapped_address;
  /// 300 to 699; codes that `ErrorCode` does not name occur too.
  std::optional<std::uint16_t> error_code;
  UnknownAttributes unknown;
  bool has_fingerprint = false;

  /// The whole datagram, and where the MESSAGE-INTEGRITY attribute begins in it.
  base::ByteView raw;
  std::optional<std::size_t> integrity_at;
};

/// Why bytes are no STUN message.
enum class ParseError : std::uint8_t {
  not_stun,         ///< too short, first two bits not zero, wrong cookie, or length not that of the datagram
  too_long,         ///< more than message_bytes_max
  bad_attribute,    ///< an attribute past the end, or a value that its type does not allow
  bad_fingerprint,  ///< FINGERPRINT there, and wrong or not the last attribute
};

[[nodiscard]] std::string_view name_of(ParseError error);

/// True for a first byte of 0 to 3, the share of STUN on a port with DTLS and RTP (RFC 7983).
[[nodiscard]] constexpr bool may_be_stun(std::byte first) { return std::to_integer<unsigned>(first) < 4; }

[[nodiscard]] base::Result<Message, ParseError> parse(base::ByteView datagram);

/// True when the message carries a MESSAGE-INTEGRITY that `password` makes (short-term credentials, RFC 8489
/// section 9.1). Constant time in the comparison. Costs one HMAC-SHA1 over the raw bytes.
[[nodiscard]] bool is_authentic(const Message& message, std::string_view password);

/// The part of USERNAME before the colon: in a request to us our own ufrag (RFC 8445 section 7.2.2). Nothing without
/// USERNAME or colon. A demultiplexer finds the leg by it before anything is hashed.
[[nodiscard]] std::optional<std::string_view> addressed_ufrag(const Message& message);

}  // namespace media::stun
