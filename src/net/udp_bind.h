/// How the media port's socket is made: dual stack, large buffers. Private to this door.
#pragma once

#include "base/address.h"
#include "net/descriptor.h"

namespace net {

struct BoundUdp {
  Descriptor socket;
  /// AF_INET or AF_INET6.
  int family = 0;
};

/// As UdpSocket::open says.
[[nodiscard]] BoundUdp bind_udp(const base::Endpoint& endpoint);

}  // namespace net
