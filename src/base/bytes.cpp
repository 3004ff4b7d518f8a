#include "base/bytes.h"

#include <array>

#include "base/failure.h"

namespace base {

ByteView as_bytes(std::string_view text) { return std::as_bytes(std::span(text.data(), text.size())); }

std::string_view as_text(ByteView bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

Bytes to_bytes(std::string_view text) {
  const ByteView view = as_bytes(text);
  return {view.begin(), view.end()};
}

std::uint64_t ByteReader::number(std::size_t width) {
  std::uint64_t value = 0;
  for (const std::byte byte : take(width)) value = value << 8 | std::to_integer<std::uint64_t>(byte);
  return value;
}

std::uint8_t ByteReader::u8() { return static_cast<std::uint8_t>(number(1)); }
std::uint16_t ByteReader::u16() { return static_cast<std::uint16_t>(number(2)); }
std::uint32_t ByteReader::u24() { return static_cast<std::uint32_t>(number(3)); }
std::uint32_t ByteReader::u32() { return static_cast<std::uint32_t>(number(4)); }
std::uint64_t ByteReader::u64() { return number(8); }

ByteView ByteReader::take(std::size_t count) {
  if (failed_ || count > left()) {
    failed_ = true;
    at_ = bytes_.size();
    return {};
  }
  const ByteView taken = bytes_.subspan(at_, count);
  at_ += count;
  return taken;
}

namespace {

template <class Number>
void append(Bytes& bytes, Number value, unsigned width) {
  for (unsigned shift = width; shift-- > 0;) bytes.push_back(static_cast<std::byte>(value >> (8 * shift) & 0xff));
}

}  // namespace

void ByteWriter::u8(std::uint8_t value) { bytes_.push_back(static_cast<std::byte>(value)); }
void ByteWriter::u16(std::uint16_t value) { append(bytes_, value, 2); }
void ByteWriter::u24(std::uint32_t value) { append(bytes_, value, 3); }
void ByteWriter::u32(std::uint32_t value) { append(bytes_, value, 4); }
void ByteWriter::u64(std::uint64_t value) { append(bytes_, value, 8); }
void ByteWriter::bytes(ByteView value) { bytes_.insert(bytes_.end(), value.begin(), value.end()); }
void ByteWriter::zeros(std::size_t count) { bytes_.resize(bytes_.size() + count); }

void ByteWriter::put_u16_at(std::size_t at, std::uint16_t value) {
  check(at + 2 <= bytes_.size(), "put_u16_at stays inside what was written");
  bytes_[at] = static_cast<std::byte>(value >> 8);
  bytes_[at + 1] = static_cast<std::byte>(value & 0xff);
}

std::string to_hex(ByteView bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  text.reserve(bytes.size() * 2);
  for (const std::byte byte : bytes) {
    text += digits[std::to_integer<std::size_t>(byte >> 4)];
    text += digits[std::to_integer<std::size_t>(byte & std::byte{15})];
  }
  return text;
}

namespace {

std::optional<unsigned> hex_digit(char c) {
  if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a' + 10);
  if (c >= 'A' && c <= 'F') return static_cast<unsigned>(c - 'A' + 10);
  return {};
}

}  // namespace

std::optional<Bytes> from_hex(std::string_view text) {
  if (text.size() % 2 != 0) return {};
  Bytes bytes;
  bytes.reserve(text.size() / 2);
  for (std::size_t i = 0; i < text.size(); i += 2) {
    const auto high = hex_digit(text[i]);
    const auto low = hex_digit(text[i + 1]);
    if (!high || !low) return {};
    bytes.push_back(static_cast<std::byte>(*high << 4 | *low));
  }
  return bytes;
}

namespace {

constexpr std::string_view base64_digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view base64url_digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

std::string encode_base64(ByteView bytes, std::string_view digits) {
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const std::size_t count = std::min<std::size_t>(3, bytes.size() - i);
    unsigned group = 0;
    for (std::size_t k = 0; k < 3; ++k) group = group << 8 | (k < count ? std::to_integer<unsigned>(bytes[i + k]) : 0);
    for (std::size_t k = 0; k <= count; ++k) text += digits[group >> (18 - 6 * k) & 63];
  }
  return text;
}

constexpr std::array<std::int8_t, 256> base64_values() {
  std::array<std::int8_t, 256> values{};
  values.fill(-1);
  for (std::size_t i = 0; i < 64; ++i) {
    values[static_cast<unsigned char>(base64_digits[i])] = static_cast<std::int8_t>(i);
    values[static_cast<unsigned char>(base64url_digits[i])] = static_cast<std::int8_t>(i);
  }
  return values;
}

}  // namespace

std::string to_base64(ByteView bytes) {
  std::string text = encode_base64(bytes, base64_digits);
  text.append((4 - text.size() % 4) % 4, '=');
  return text;
}

std::string to_base64url(ByteView bytes) { return encode_base64(bytes, base64url_digits); }

std::optional<Bytes> from_base64(std::string_view text) {
  static constexpr auto values = base64_values();
  for (int padding = 0; padding < 2 && !text.empty() && text.back() == '='; ++padding) text.remove_suffix(1);
  if (text.size() % 4 == 1) return {};
  Bytes bytes;
  bytes.reserve(text.size() * 3 / 4);
  unsigned group = 0;
  unsigned bits = 0;
  for (const char c : text) {
    const int value = values[static_cast<unsigned char>(c)];
    if (value < 0) return {};
    group = (group << 6 | static_cast<unsigned>(value)) & 0xffffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push_back(static_cast<std::byte>(group >> bits & 0xff));
  }
  return bytes;
}

}  // namespace base
