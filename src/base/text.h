/// Small plain-text helpers that the standard library does not have yet, and `format` until std::format is here.
#pragma once

#include <fmt/core.h>

#include <charconv>
#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace base {

using fmt::format;

/// Without leading and trailing spaces, tabs and line ends.
[[nodiscard]] std::string_view trim(std::string_view text);
/// At every `separator`; "a,,b" gives three parts, "" gives one empty part. The views point into `text`.
[[nodiscard]] std::vector<std::string_view> split(std::string_view text, char separator);
/// ASCII only; other bytes stay.
[[nodiscard]] std::string to_lower(std::string_view text);
[[nodiscard]] bool equals_ignoring_case(std::string_view a, std::string_view b);
/// True when the bytes are well-formed UTF-8 (RFC 3629: no surrogates, no overlong forms).
[[nodiscard]] bool is_utf8(std::string_view text);
/// At most `bytes_max` bytes, never cutting a UTF-8 sequence in two.
[[nodiscard]] std::string_view cut_utf8(std::string_view text, std::size_t bytes_max);
/// Everything but unreserved characters (RFC 3986 section 2.3) as %XX, for one path segment or query value.
[[nodiscard]] std::string percent_encode(std::string_view text);

/// A whole decimal number in range, or nothing: no sign for unsigned types, no spaces, no rest.
template <std::integral Number>
[[nodiscard]] std::optional<Number> to_number(std::string_view text) {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || text.empty()) return {};
  return value;
}

}  // namespace base
