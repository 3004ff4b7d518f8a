/// The memory of one recvmmsg and one sendmmsg: the kernel's structures over our buffers, made once. Private to this
/// door.
#pragma once

#include <sys/socket.h>

#include <array>
#include <cstddef>
#include <span>

#include "net/socket_address.h"
#include "net/udp_socket.h"

namespace net {

class ReceiveBatch {
 public:
  ReceiveBatch();
  ReceiveBatch(const ReceiveBatch&) = delete;
  ReceiveBatch& operator=(const ReceiveBatch&) = delete;

  /// One system call, without waiting: how many datagrams came, the overlong ones included.
  std::size_t receive(int socket);
  /// The datagrams of the last `receive` that fit their buffers; valid until the next one.
  [[nodiscard]] std::span<const Datagram> datagrams(std::size_t received);

 private:
  std::array<std::array<std::byte, datagram_bytes_max>, datagram_batch_max> bytes_;
  std::array<sockaddr_storage, datagram_batch_max> addresses_;
  std::array<iovec, datagram_batch_max> pieces_;
  std::array<mmsghdr, datagram_batch_max> headers_;
  std::array<Datagram, datagram_batch_max> datagrams_;
};

class SendBatch {
 public:
  /// Takes at most `datagram_batch_max` datagrams; `family` is the socket's. Returns how many can be sent from it.
  std::size_t prepare(std::span<const Outgoing> datagrams, int family);
  /// Hands over the first `ready` prepared ones without waiting and counts what becomes of them.
  void send(int socket, std::size_t ready, UdpCounters& counters);

 private:
  std::array<SocketAddress, datagram_batch_max> addresses_;
  std::array<iovec, datagram_batch_max> pieces_;
  std::array<mmsghdr, datagram_batch_max> headers_;
};

}  // namespace net
