#include "net/udp_batch.h"

#include <cerrno>

namespace net {

ReceiveBatch::ReceiveBatch() {
  for (std::size_t i = 0; i < datagram_batch_max; ++i) {
    pieces_[i] = {.iov_base = bytes_[i].data(), .iov_len = datagram_bytes_max};
    headers_[i] = {};
    headers_[i].msg_hdr.msg_name = &addresses_[i];
    headers_[i].msg_hdr.msg_iov = &pieces_[i];
    headers_[i].msg_hdr.msg_iovlen = 1;
  }
}

std::size_t ReceiveBatch::receive(int socket) {
  for (mmsghdr& header : headers_) header.msg_hdr.msg_namelen = sizeof(sockaddr_storage);
  const int count = ::recvmmsg(socket, headers_.data(), datagram_batch_max, MSG_DONTWAIT, nullptr);
  // Besides "nothing there" this can be the echo of something sent earlier (an ICMP error): nothing to do for a UDP
  // peer.
  return count > 0 ? static_cast<std::size_t>(count) : 0;
}

std::span<const Datagram> ReceiveBatch::datagrams(std::size_t received) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < received; ++i) {
    if ((headers_[i].msg_hdr.msg_flags & MSG_TRUNC) != 0) continue;
    datagrams_[kept++] = {to_endpoint(addresses_[i]), std::span(bytes_[i]).first(headers_[i].msg_len)};
  }
  return std::span(datagrams_).first(kept);
}

std::size_t SendBatch::prepare(std::span<const Outgoing> datagrams, int family) {
  std::size_t ready = 0;
  for (const Outgoing& datagram : datagrams) {
    addresses_[ready] = to_socket_address(datagram.to, family);
    if (addresses_[ready].size == 0) continue;
    // The kernel only reads what it sends; iovec has no const form.
    pieces_[ready] = {.iov_base = const_cast<std::byte*>(datagram.bytes.data()), .iov_len = datagram.bytes.size()};
    msghdr& header = headers_[ready].msg_hdr;
    header = {};
    header.msg_name = &addresses_[ready].storage;
    header.msg_namelen = addresses_[ready].size;
    header.msg_iov = &pieces_[ready];
    header.msg_iovlen = 1;
    ++ready;
  }
  return ready;
}

void SendBatch::send(int socket, std::size_t ready, UdpCounters& counters) {
  std::size_t at = 0;
  while (at < ready) {
    const int count = ::sendmmsg(socket, &headers_[at], static_cast<unsigned>(ready - at), MSG_DONTWAIT);
    if (count > 0) {
      at += static_cast<std::size_t>(count);
      counters.sent += static_cast<std::size_t>(count);
    } else if (errno == EAGAIN || errno == ENOBUFS) {
      counters.dropped_queue_full += ready - at;
      return;
    } else if (errno != EINTR) {
      // The error belongs to the first datagram left; the others may have better luck.
      ++counters.dropped_unreachable;
      ++at;
    }
  }
}

}  // namespace net
