/// An IP address with a port, as a plain value: what packets come from and go to. No names, no sockets.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace base {

struct Endpoint {
  enum class Family : std::uint8_t { v4, v6 };

  Family family = Family::v4;
  /// Network order; IPv4 uses the first four bytes, the rest are zero.
  std::array<std::uint8_t, 16> ip{};
  std::uint16_t port = 0;

  /// Nothing unless `ip_text` is a literal IPv4 or IPv6 address (no zone, no brackets). An IPv4-mapped IPv6 address becomes
  /// IPv4, so that one peer has one spelling.
  [[nodiscard]] static std::optional<Endpoint> from_text(std::string_view ip_text, std::uint16_t port);

  [[nodiscard]] std::string ip_text() const;
  /// "198.51.100.20:40100" or "[2001:db8::1]:40100".
  [[nodiscard]] std::string text() const;

  [[nodiscard]] bool is_loopback() const;
  /// 0.0.0.0 or ::.
  [[nodiscard]] bool is_unspecified() const;

  auto operator<=>(const Endpoint&) const = default;
};

}  // namespace base

template <>
struct std::hash<base::Endpoint> {
  std::size_t operator()(const base::Endpoint& endpoint) const noexcept;
};
