#include "media/stun/message.h"

#include <algorithm>

#include "crypto/hash.h"
#include "media/stun/attribute.h"
#include "media/stun/crc32.h"

namespace media::stun {

namespace {

struct Attribute {
  std::uint16_t type = 0;
  std::size_t at = 0;
  base::ByteView value;
};

// The class bits C1 and C0 stand between the method bits (RFC 8489 section 5): M11..M7 C1 M6..M4 C0 M3..M0.
Kind kind_of(std::uint16_t type) { return static_cast<Kind>((type >> 7 & 2) | (type >> 4 & 1)); }
std::uint16_t method_of(std::uint16_t type) {
  return static_cast<std::uint16_t>((type & 0x000f) | (type >> 1 & 0x0070) | (type >> 2 & 0x0f80));
}

bool read_header(base::ByteReader& reader, Message& message) {
  const std::uint16_t type = reader.u16();
  const std::uint16_t length = reader.u16();
  const std::uint32_t cookie = reader.u32();
  const base::ByteView transaction = reader.take(message.transaction.size());
  if (reader.failed() || (type & 0xc000) != 0 || cookie != magic_cookie) return false;
  if (length % 4 != 0 || length != reader.left()) return false;
  message.kind = kind_of(type);
  message.method = method_of(type);
  std::copy(transaction.begin(), transaction.end(), message.transaction.begin());
  return true;
}

// Nothing when the attribute runs past the end. The padding is skipped, whatever it holds.
std::optional<Attribute> read_attribute(base::ByteReader& reader) {
  Attribute attribute{.type = 0, .at = reader.position(), .value = {}};
  attribute.type = reader.u16();
  const std::size_t size = reader.u16();
  attribute.value = reader.take(size);
  reader.skip((4 - size % 4) % 4);
  if (reader.failed()) return {};
  return attribute;
}

//    |0 0 0 0 0 0 0 0|    family     |  port ^ first half of cookie  |
//    |            address ^ cookie, or for IPv6 ^ cookie and transaction id
std::optional<base::Endpoint> read_xor_address(base::ByteView value, base::ByteView raw) {
  base::ByteReader reader(value);
  reader.skip(1);
  const auto family = static_cast<AddressFamily>(reader.u8());
  base::Endpoint address;
  address.port = static_cast<std::uint16_t>(reader.u16() ^ magic_cookie >> 16);
  const bool is_v6 = family == AddressFamily::v6;
  if (reader.failed() || (!is_v6 && family != AddressFamily::v4)) return {};
  address.family = is_v6 ? base::Endpoint::Family::v6 : base::Endpoint::Family::v4;
  if (reader.left() != (is_v6 ? 16 : 4)) return {};
  const base::ByteView masked = reader.rest();
  const base::ByteView mask = raw.subspan(4, 16);  // cookie and transaction id
  for (std::size_t i = 0; i < masked.size(); ++i) address.ip[i] = std::to_integer<std::uint8_t>(masked[i] ^ mask[i]);
  return address;
}

std::optional<std::uint16_t> read_error_code(base::ByteView value) {
  base::ByteReader reader(value);
  reader.skip(2);
  const unsigned hundreds = reader.u8() & 7u;
  const unsigned rest = reader.u8();
  if (reader.failed() || hundreds < 3 || hundreds > 6 || rest > 99) return {};
  return static_cast<std::uint16_t>(hundreds * 100 + rest);
}

template <class Number, class Read>
bool read_number(base::ByteView value, std::optional<Number>& into, Read read) {
  base::ByteReader reader(value);
  const Number number = read(reader);
  if (reader.failed() || reader.left() != 0) return false;
  // The first one counts (RFC 8489 section 14): a second is no error.
  if (!into) into = number;
  return true;
}

bool is_known_and_unused(std::uint16_t type) {
  switch (type) {
    case attribute::mapped_address:
    case attribute::unknown_attributes:
    case attribute::realm:
    case attribute::nonce:
    case attribute::message_integrity_sha256:
    case attribute::password_algorithm:
    case attribute::userhash: return true;
    default: return type >= attribute::first_optional;
  }
}

bool take_username(base::ByteView value, Message& message) {
  if (value.size() > username_bytes_max) return false;
  if (!message.username) message.username = base::as_text(value);
  return true;
}

bool take_mapped_address(base::ByteView value, Message& message) {
  const auto address = read_xor_address(value, message.raw);
  if (address && !message.mapped_address) message.mapped_address = address;
  return address.has_value();
}

bool take_error_code(base::ByteView value, Message& message) {
  message.error_code = read_error_code(value);
  return message.error_code.has_value();
}

bool take_use_candidate(base::ByteView value, Message& message) {
  message.use_candidate = true;
  return value.empty();
}

void take_unknown(std::uint16_t type, UnknownAttributes& unknown) {
  if (unknown.count < unknown.types.size()) unknown.types[unknown.count++] = type;
}

// False when the value is not of its type's form.
bool take_attribute(const Attribute& found, Message& message) {
  const auto u32 = [](base::ByteReader& reader) { return reader.u32(); };
  const auto u64 = [](base::ByteReader& reader) { return reader.u64(); };
  switch (found.type) {
    case attribute::username: return take_username(found.value, message);
    case attribute::priority: return read_number(found.value, message.priority, u32);
    case attribute::ice_controlling: return read_number(found.value, message.controlling, u64);
    case attribute::ice_controlled: return read_number(found.value, message.controlled, u64);
    case attribute::use_candidate: return take_use_candidate(found.value, message);
    case attribute::xor_mapped_address: return take_mapped_address(found.value, message);
    case attribute::error_code: return take_error_code(found.value, message);
    case attribute::message_integrity: message.integrity_at = found.at; return found.value.size() == integrity_bytes;
    default: break;
  }
  if (!is_known_and_unused(found.type)) take_unknown(found.type, message.unknown);
  return true;
}

bool is_right_fingerprint(const Attribute& found, const base::ByteReader& reader, base::ByteView raw) {
  if (found.value.size() != fingerprint_bytes || reader.left() != 0) return false;
  return base::ByteReader(found.value).u32() == (crc32(raw.first(found.at)) ^ fingerprint_mask);
}

}  // namespace

std::string_view name_of(ParseError error) {
  switch (error) {
    case ParseError::not_stun: return "stun.not_stun";
    case ParseError::too_long: return "stun.too_long";
    case ParseError::bad_attribute: return "stun.bad_attribute";
    case ParseError::bad_fingerprint: return "stun.bad_fingerprint";
  }
  return "stun.unknown";
}

base::Result<Message, ParseError> parse(base::ByteView datagram) {
  if (datagram.size() > message_bytes_max) return base::refuse_with(ParseError::too_long);
  base::ByteReader reader(datagram);
  Message message;
  message.raw = datagram;
  if (!read_header(reader, message)) return base::refuse_with(ParseError::not_stun);
  while (reader.left() > 0) {
    const auto found = read_attribute(reader);
    if (!found) return base::refuse_with(ParseError::bad_attribute);
    if (found->type == attribute::fingerprint) {
      if (!is_right_fingerprint(*found, reader, datagram)) return base::refuse_with(ParseError::bad_fingerprint);
      message.has_fingerprint = true;
    } else if (!message.integrity_at && !take_attribute(*found, message)) {
      return base::refuse_with(ParseError::bad_attribute);
    }
  }
  return message;
}

// The HMAC covers everything before the attribute, under a header whose length ends with the attribute (RFC 8489
// section 14.5).
bool is_authentic(const Message& message, std::string_view password) {
  if (!message.integrity_at) return false;
  const std::size_t at = *message.integrity_at;
  const std::size_t length = at - header_bytes + attribute_header_bytes + integrity_bytes;
  const std::byte adjusted[] = {static_cast<std::byte>(length >> 8), static_cast<std::byte>(length & 0xff)};
  const base::ByteView pieces[] = {message.raw.first(2), adjusted, message.raw.subspan(4, at - 4)};
  const auto expected = crypto::hmac_sha1(base::as_bytes(password), pieces);
  return crypto::equal_in_constant_time(message.raw.subspan(at + attribute_header_bytes, integrity_bytes), expected);
}

std::optional<std::string_view> addressed_ufrag(const Message& message) {
  if (!message.username) return {};
  const std::size_t colon = message.username->find(':');
  if (colon == std::string_view::npos) return {};
  return message.username->substr(0, colon);
}

}  // namespace media::stun
