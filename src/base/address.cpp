#include "base/address.h"

#include <arpa/inet.h>

#include <algorithm>
#include <cstring>

#include "base/text.h"

namespace base {

namespace {

constexpr std::array<std::uint8_t, 12> mapped_prefix = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};

void unmap(Endpoint& endpoint) {
  if (!std::equal(mapped_prefix.begin(), mapped_prefix.end(), endpoint.ip.begin())) return;
  std::copy_n(endpoint.ip.begin() + 12, 4, endpoint.ip.begin());
  std::fill(endpoint.ip.begin() + 4, endpoint.ip.end(), std::uint8_t{0});
  endpoint.family = Endpoint::Family::v4;
}

}  // namespace

std::optional<Endpoint> Endpoint::from_text(std::string_view ip_text, std::uint16_t port) {
  const std::string text(ip_text);
  Endpoint endpoint{.family = Family::v4, .ip = {}, .port = port};
  if (::inet_pton(AF_INET, text.c_str(), endpoint.ip.data()) == 1) return endpoint;
  endpoint.family = Family::v6;
  if (::inet_pton(AF_INET6, text.c_str(), endpoint.ip.data()) != 1) return {};
  unmap(endpoint);
  return endpoint;
}

std::string Endpoint::ip_text() const {
  char text[INET6_ADDRSTRLEN] = {};
  ::inet_ntop(family == Family::v4 ? AF_INET : AF_INET6, ip.data(), text, sizeof text);
  return text;
}

std::string Endpoint::text() const {
  return family == Family::v4 ? format("{}:{}", ip_text(), port) : format("[{}]:{}", ip_text(), port);
}

bool Endpoint::is_loopback() const {
  if (family == Family::v4) return ip[0] == 127;
  return std::all_of(ip.begin(), ip.end() - 1, [](auto byte) { return byte == 0; }) && ip[15] == 1;
}

bool Endpoint::is_unspecified() const {
  return std::all_of(ip.begin(), ip.end(), [](auto byte) { return byte == 0; });
}

}  // namespace base

std::size_t std::hash<base::Endpoint>::operator()(const base::Endpoint& endpoint) const noexcept {
  // FNV-1a: peers choose their own address, but a table of legs holds only authenticated ones.
  std::size_t value = 14695981039346656037ull;
  const auto mix = [&](std::uint8_t byte) { value = (value ^ byte) * 1099511628211ull; };
  for (const std::uint8_t byte : endpoint.ip) mix(byte);
  mix(static_cast<std::uint8_t>(endpoint.port >> 8));
  mix(static_cast<std::uint8_t>(endpoint.port & 0xff));
  return value;
}
