/// Bytes as they come from and go to a wire: a checked reader, a growing writer, and the text forms hex and base64.
/// Nothing here knows a protocol. All multi-byte numbers are big-endian (network order).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace base {

using Bytes = std::vector<std::byte>;
using ByteView = std::span<const std::byte>;

/// The same memory seen as bytes or as text; nothing is copied, the source must outlive the view.
[[nodiscard]] ByteView as_bytes(std::string_view text);
[[nodiscard]] std::string_view as_text(ByteView bytes);
[[nodiscard]] Bytes to_bytes(std::string_view text);

/// A cursor over untrusted bytes. Reading past the end gives zeros and empty views and sets `failed()` for good, so a parser
/// may read a whole header and ask once.
class ByteReader {
 public:
  explicit ByteReader(ByteView bytes) : bytes_(bytes) {}

  std::uint8_t u8();
  std::uint16_t u16();
  std::uint32_t u24();
  std::uint32_t u32();
  std::uint64_t u64();
  ByteView take(std::size_t count);
  void skip(std::size_t count) { take(count); }

  [[nodiscard]] bool failed() const { return failed_; }
  [[nodiscard]] std::size_t left() const { return bytes_.size() - at_; }
  [[nodiscard]] std::size_t position() const { return at_; }
  [[nodiscard]] ByteView rest() const { return bytes_.subspan(at_); }

 private:
  std::uint64_t number(std::size_t width);

  ByteView bytes_;
  std::size_t at_ = 0;
  bool failed_ = false;
};

/// Appends to a vector it owns.
class ByteWriter {
 public:
  void u8(std::uint8_t value);
  void u16(std::uint16_t value);
  void u24(std::uint32_t value);
  void u32(std::uint32_t value);
  void u64(std::uint64_t value);
  void bytes(ByteView value);
  void text(std::string_view value) { bytes(as_bytes(value)); }
  void zeros(std::size_t count);

  /// Overwrites two bytes written earlier, for lengths known late. `at + 2` must not exceed `size()`.
  void put_u16_at(std::size_t at, std::uint16_t value);

  [[nodiscard]] std::size_t size() const { return bytes_.size(); }
  [[nodiscard]] ByteView view() const { return bytes_; }
  [[nodiscard]] Bytes take() { return std::move(bytes_); }

 private:
  Bytes bytes_;
};

/// Lower-case hexadecimal, two digits a byte.
[[nodiscard]] std::string to_hex(ByteView bytes);
/// Nothing unless `text` is an even number of hexadecimal digits, either case.
[[nodiscard]] std::optional<Bytes> from_hex(std::string_view text);

/// RFC 4648 section 4 with padding, and section 5 (URL-safe) without.
[[nodiscard]] std::string to_base64(ByteView bytes);
[[nodiscard]] std::string to_base64url(ByteView bytes);
/// Either alphabet, padding optional. Nothing when anything else occurs.
[[nodiscard]] std::optional<Bytes> from_base64(std::string_view text);

}  // namespace base
