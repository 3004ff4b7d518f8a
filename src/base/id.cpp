#include "base/id.h"

#include <algorithm>

namespace base {

namespace {

constexpr std::string_view alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

}  // namespace

IdBits make_id_bits(Timestamp now, Random& random) {
  IdBits bits{};
  random.fill(std::as_writable_bytes(std::span(bits)));
  const auto millis = static_cast<std::uint64_t>(to_micros(now) / 1000);
  for (unsigned i = 0; i < 6; ++i) bits[i] = static_cast<std::uint8_t>(millis >> (40 - 8 * i) & 0xff);
  return bits;
}

std::string id_to_text(const IdBits& bits) {
  // 26 digits of 5 bits are 130: the first digit carries only the top 3 of the 128.
  std::string text;
  text.reserve(id_text_size);
  unsigned window = 0;
  unsigned held = 2;
  for (const std::uint8_t byte : bits) {
    window = (window << 8 | byte) & 0xffff;
    held += 8;
    while (held >= 5) {
      held -= 5;
      text += alphabet[window >> held & 31];
    }
  }
  return text;
}

std::optional<IdBits> id_from_text(std::string_view text) {
  if (text.size() != id_text_size) return {};
  IdBits bits{};
  std::size_t filled = 0;
  unsigned window = 0;
  unsigned held = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char lower = text[i] >= 'A' && text[i] <= 'Z' ? static_cast<char>(text[i] - 'A' + 'a') : text[i];
    const std::size_t digit = alphabet.find(lower);
    if (digit == std::string_view::npos || (i == 0 && digit > 7)) return {};
    window = (window << 5 | static_cast<unsigned>(digit)) & 0xffff;
    held += i == 0 ? 3 : 5;
    if (held < 8) continue;
    held -= 8;
    bits[filled++] = static_cast<std::uint8_t>(window >> held & 0xff);
  }
  return bits;
}

}  // namespace base
