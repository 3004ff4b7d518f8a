/// base::Endpoint to the kernel's socket address and back. Private to this door.
#pragma once

#include <netinet/in.h>
#include <sys/socket.h>

#include "base/address.h"

namespace net {

/// A socket address with its used length, 0 when `family` cannot express the endpoint (IPv6 on an IPv4 socket).
struct SocketAddress {
  sockaddr_storage storage{};
  socklen_t size = 0;
};

/// `family` is the socket's: on an AF_INET6 socket an IPv4 endpoint is written IPv4-mapped (RFC 4291 section 2.5.5.2).
[[nodiscard]] SocketAddress to_socket_address(const base::Endpoint& endpoint, int family);

/// An IPv4-mapped address becomes IPv4, so that one peer has one spelling. The zone of a link-local address is lost:
/// such peers cannot be answered.
[[nodiscard]] base::Endpoint to_endpoint(const sockaddr_storage& address);

}  // namespace net
