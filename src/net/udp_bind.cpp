#include "net/udp_bind.h"

#include <sys/socket.h>

#include <cerrno>

#include "base/failure.h"
#include "base/text.h"
#include "net/socket_address.h"
#include "net/udp_socket.h"

namespace net {

namespace {

void wish(int socket, int level, int name, int value) {
  // Every option set here is proven by what follows (the bind, the granted size): a refusal stops nothing.
  static_cast<void>(::setsockopt(socket, level, name, &value, sizeof value));
}

Descriptor make_socket(int family) {
  Descriptor socket(::socket(family, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
  if (!socket.is_open()) return socket;
  // The plain forms take what net.core.rmem_max allows, the forced ones pass it when we are privileged.
  for (const int name : {SO_RCVBUF, SO_RCVBUFFORCE, SO_SNDBUF, SO_SNDBUFFORCE})
    wish(socket.get(), SOL_SOCKET, name, udp_receive_buffer_bytes);
  return socket;
}

Descriptor bind_in(int family, const base::Endpoint& endpoint) {
  Descriptor socket = make_socket(family);
  if (!socket.is_open()) return socket;
  if (family == AF_INET6) wish(socket.get(), IPPROTO_IPV6, IPV6_V6ONLY, endpoint.is_unspecified() ? 0 : 1);
  const SocketAddress address = to_socket_address(endpoint, family);
  if (::bind(socket.get(), reinterpret_cast<const sockaddr*>(&address.storage), address.size) != 0) return {};
  return socket;
}

bool says_no_ipv6(int error) {
  return error == EAFNOSUPPORT || error == EADDRNOTAVAIL;
}

}  // namespace

BoundUdp bind_udp(const base::Endpoint& endpoint) {
  const int family = endpoint.family == base::Endpoint::Family::v6 ? AF_INET6 : AF_INET;
  BoundUdp bound{bind_in(family, endpoint), family};
  if (!bound.socket.is_open() && family == AF_INET6 && endpoint.is_unspecified() && says_no_ipv6(errno))
    bound = {bind_in(AF_INET, {.port = endpoint.port}), AF_INET};
  if (!bound.socket.is_open()) throw base::system_failure(base::format("net: bind UDP {}", endpoint.text()));
  return bound;
}

}  // namespace net
