#include "media/stun/writer.h"

#include "base/failure.h"
#include "crypto/hash.h"
#include "media/stun/attribute.h"
#include "media/stun/crc32.h"

namespace media::stun {

namespace {

constexpr std::size_t length_at = 2;

// The class bits go between the bits of the method (RFC 8489 section 5); for a binding the method is bit 0 alone.
std::uint16_t binding_type(Kind kind) {
  const unsigned bits = static_cast<unsigned>(kind);
  return static_cast<std::uint16_t>((bits & 2) << 7 | (bits & 1) << 4 | binding_method);
}

std::string_view reason(ErrorCode code) {
  switch (code) {
    case ErrorCode::bad_request: return "Bad Request";
    case ErrorCode::unauthenticated: return "Unauthenticated";
    case ErrorCode::unknown_attribute: return "Unknown Attribute";
    case ErrorCode::role_conflict: return "Role Conflict";
  }
  return "";
}

std::size_t padding(std::size_t size) { return (4 - size % 4) % 4; }

}  // namespace

Writer::Writer(Kind kind, const TransactionId& transaction) {
  out_.u16(binding_type(kind));
  out_.u16(0);
  out_.u32(magic_cookie);
  out_.bytes(transaction);
}

void Writer::begin_attribute(std::uint16_t type, std::size_t value_bytes) {
  out_.u16(type);
  out_.u16(static_cast<std::uint16_t>(value_bytes));
}

void Writer::username(std::string_view value) {
  base::check(value.size() <= username_bytes_max, "a STUN username keeps its limit");
  begin_attribute(attribute::username, value.size());
  out_.text(value);
  out_.zeros(padding(value.size()));
}

void Writer::priority(std::uint32_t value) {
  begin_attribute(attribute::priority, 4);
  out_.u32(value);
}

void Writer::use_candidate() { begin_attribute(attribute::use_candidate, 0); }

void Writer::controlling(std::uint64_t tie_breaker) {
  begin_attribute(attribute::ice_controlling, 8);
  out_.u64(tie_breaker);
}

void Writer::controlled(std::uint64_t tie_breaker) {
  begin_attribute(attribute::ice_controlled, 8);
  out_.u64(tie_breaker);
}

void Writer::mapped_address(const base::Endpoint& address) {
  const bool is_v6 = address.family == base::Endpoint::Family::v6;
  const std::size_t ip_bytes = is_v6 ? 16 : 4;
  begin_attribute(attribute::xor_mapped_address, 4 + ip_bytes);
  out_.u8(0);
  out_.u8(static_cast<std::uint8_t>(is_v6 ? AddressFamily::v6 : AddressFamily::v4));
  out_.u16(static_cast<std::uint16_t>(address.port ^ magic_cookie >> 16));
  for (std::size_t i = 0; i < ip_bytes; ++i) {
    // The mask is the cookie and the transaction id as they stand in the header.
    out_.u8(static_cast<std::uint8_t>(address.ip[i] ^ std::to_integer<std::uint8_t>(out_.view()[4 + i])));
  }
}

void Writer::error(ErrorCode code) {
  const std::string_view text = reason(code);
  const auto number = static_cast<unsigned>(code);
  begin_attribute(attribute::error_code, 4 + text.size());
  out_.u16(0);
  out_.u8(static_cast<std::uint8_t>(number / 100));
  out_.u8(static_cast<std::uint8_t>(number % 100));
  out_.text(text);
  out_.zeros(padding(text.size()));
}

void Writer::unknown_attributes(std::span<const std::uint16_t> types) {
  begin_attribute(attribute::unknown_attributes, types.size() * 2);
  for (const std::uint16_t type : types) out_.u16(type);
  out_.zeros(padding(types.size() * 2));
}

void Writer::set_length(std::size_t bytes_behind_header) {
  out_.put_u16_at(length_at, static_cast<std::uint16_t>(bytes_behind_header));
}

base::Bytes Writer::sealed(std::string_view password) {
  set_length(out_.size() - header_bytes + attribute_header_bytes + integrity_bytes);
  const base::ByteView covered[] = {out_.view()};
  const auto integrity = crypto::hmac_sha1(base::as_bytes(password), covered);
  begin_attribute(attribute::message_integrity, integrity.size());
  out_.bytes(integrity);
  set_length(out_.size() - header_bytes + attribute_header_bytes + fingerprint_bytes);
  const std::uint32_t checksum = crc32(out_.view()) ^ fingerprint_mask;
  begin_attribute(attribute::fingerprint, fingerprint_bytes);
  out_.u32(checksum);
  return out_.take();
}

}  // namespace media::stun
