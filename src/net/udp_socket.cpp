#include "net/udp_socket.h"

#include <sys/socket.h>

#include <algorithm>
#include <boost/asio/posix/stream_descriptor.hpp>

#include "base/failure.h"
#include "net/native.h"
#include "net/udp_batch.h"
#include "net/udp_bind.h"

namespace net {

struct UdpSocket::State : std::enable_shared_from_this<UdpSocket::State> {
  State(Loop& loop, BoundUdp bound) : family(bound.family), socket(loop.native().context, bound.socket.release()) {}

  void wait() {
    socket.async_wait(asio::posix::stream_descriptor::wait_read,
                      [self = shared_from_this()](const boost::system::error_code& stopped) {
                        if (!stopped && self->socket.is_open()) self->read_turn();
                      });
  }

  /// A flood must not starve timers and control: after a few batches the rest of the loop gets its turn.
  void read_turn() {
    for (std::size_t batch = 0; batch < batches_per_turn_max; ++batch) {
      const std::size_t count = read_batch();
      if (!socket.is_open()) return;
      if (count < datagram_batch_max) break;
    }
    wait();
  }

  std::size_t read_batch() {
    const std::size_t received = incoming.receive(socket.native_handle());
    const auto datagrams = incoming.datagrams(received);
    counters.received += datagrams.size();
    counters.dropped_too_long += received - datagrams.size();
    if (!datagrams.empty()) take(datagrams);
    return received;
  }

  void send_batch(std::span<const Outgoing> datagrams) {
    const std::size_t ready = outgoing.prepare(datagrams, family);
    counters.dropped_unreachable += datagrams.size() - ready;
    outgoing.send(socket.native_handle(), ready, counters);
  }

  int family;
  asio::posix::stream_descriptor socket;
  std::function<void(std::span<const Datagram>)> take;
  UdpCounters counters;
  ReceiveBatch incoming;
  SendBatch outgoing;
};

UdpSocket UdpSocket::open(Loop& loop, const base::Endpoint& bind) {
  return UdpSocket(std::make_shared<State>(loop, bind_udp(bind)));
}

UdpSocket::UdpSocket(std::shared_ptr<State> state) : state_(std::move(state)) {}
UdpSocket::UdpSocket(UdpSocket&&) noexcept = default;

UdpSocket& UdpSocket::operator=(UdpSocket&& other) noexcept {
  std::swap(state_, other.state_);
  return *this;
}

UdpSocket::~UdpSocket() {
  if (state_) state_->socket.close();
}

void UdpSocket::on_datagrams(std::function<void(std::span<const Datagram>)> take) {
  base::check(!state_->take, "a UDP socket is started once");
  state_->take = std::move(take);
  state_->wait();
}

std::size_t UdpSocket::send(std::span<const Outgoing> datagrams) {
  const std::uint64_t sent_before = state_->counters.sent;
  while (!datagrams.empty()) {
    const std::size_t count = std::min(datagrams.size(), datagram_batch_max);
    state_->send_batch(datagrams.first(count));
    datagrams = datagrams.subspan(count);
  }
  return state_->counters.sent - sent_before;
}

base::Endpoint UdpSocket::local_endpoint() const {
  sockaddr_storage address{};
  socklen_t size = sizeof address;
  if (::getsockname(state_->socket.native_handle(), reinterpret_cast<sockaddr*>(&address), &size) != 0)
    throw base::system_failure("net: getsockname");
  return to_endpoint(address);
}

const UdpCounters& UdpSocket::counters() const {
  return state_->counters;
}

int UdpSocket::receive_buffer_bytes() const {
  int bytes = 0;
  socklen_t size = sizeof bytes;
  if (::getsockopt(state_->socket.native_handle(), SOL_SOCKET, SO_RCVBUF, &bytes, &size) != 0)
    throw base::system_failure("net: getsockopt SO_RCVBUF");
  // Linux doubles what was asked for, to pay for its own bookkeeping (socket(7)).
  return bytes / 2;
}

}  // namespace net
