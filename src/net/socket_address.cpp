#include "net/socket_address.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace net {

namespace {

constexpr std::array<std::uint8_t, 12> mapped_prefix{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};

template <class Address>
SocketAddress stored(const Address& address) {
  SocketAddress result;
  std::memcpy(&result.storage, &address, sizeof address);
  result.size = sizeof address;
  return result;
}

SocketAddress ipv4_address(const base::Endpoint& endpoint) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(endpoint.port);
  std::memcpy(&address.sin_addr, endpoint.ip.data(), 4);
  return stored(address);
}

SocketAddress ipv6_address(const base::Endpoint& endpoint) {
  sockaddr_in6 address{};
  address.sin6_family = AF_INET6;
  address.sin6_port = htons(endpoint.port);
  if (endpoint.family == base::Endpoint::Family::v6) {
    std::memcpy(address.sin6_addr.s6_addr, endpoint.ip.data(), 16);
  } else if (!endpoint.is_unspecified()) {
    std::copy(mapped_prefix.begin(), mapped_prefix.end(), address.sin6_addr.s6_addr);
    std::memcpy(address.sin6_addr.s6_addr + mapped_prefix.size(), endpoint.ip.data(), 4);
  }
  return stored(address);
}

base::Endpoint from_ipv4(const sockaddr_storage& storage) {
  sockaddr_in address{};
  std::memcpy(&address, &storage, sizeof address);
  base::Endpoint endpoint{.family = base::Endpoint::Family::v4, .port = ntohs(address.sin_port)};
  std::memcpy(endpoint.ip.data(), &address.sin_addr, 4);
  return endpoint;
}

base::Endpoint from_ipv6(const sockaddr_storage& storage) {
  sockaddr_in6 address{};
  std::memcpy(&address, &storage, sizeof address);
  const std::uint8_t* ip = address.sin6_addr.s6_addr;
  base::Endpoint endpoint{.family = base::Endpoint::Family::v6, .port = ntohs(address.sin6_port)};
  if (std::equal(mapped_prefix.begin(), mapped_prefix.end(), ip)) {
    endpoint.family = base::Endpoint::Family::v4;
    std::memcpy(endpoint.ip.data(), ip + mapped_prefix.size(), 4);
  } else {
    std::memcpy(endpoint.ip.data(), ip, 16);
  }
  return endpoint;
}

}  // namespace

SocketAddress to_socket_address(const base::Endpoint& endpoint, int family) {
  if (family == AF_INET6) return ipv6_address(endpoint);
  if (endpoint.family == base::Endpoint::Family::v6) return {};
  return ipv4_address(endpoint);
}

base::Endpoint to_endpoint(const sockaddr_storage& address) {
  return address.ss_family == AF_INET6 ? from_ipv6(address) : from_ipv4(address);
}

}  // namespace net
