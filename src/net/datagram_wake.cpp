#include "net/datagram_wake.h"

#include <sys/socket.h>

#include <array>
#include <boost/asio/posix/stream_descriptor.hpp>

#include "net/native.h"
#include "net/unix_socket.h"

namespace net {

namespace {

/// Pokes taken off the queue before the wake-up; what is left makes another one.
constexpr int pokes_drained_max = 1024;

}  // namespace

struct DatagramWake::State : std::enable_shared_from_this<DatagramWake::State> {
  State(Loop& loop, BoundUnix bound)
      : socket(loop.native().context, bound.socket.release()), file(std::move(bound.file)) {}

  void wait() {
    socket.async_wait(asio::posix::stream_descriptor::wait_read,
                      [self = shared_from_this()](const boost::system::error_code& stopped) {
                        if (!stopped && self->socket.is_open()) self->ring();
                      });
  }

  // The queue is emptied before the callback: a poke that comes meanwhile rings again.
  void ring() {
    std::array<char, 16> ignored;
    for (int i = 0; i < pokes_drained_max; ++i)
      if (::recv(socket.native_handle(), ignored.data(), ignored.size(), MSG_DONTWAIT) < 0) break;
    wait();
    wake();
  }

  void close() {
    socket.close();
    file = SocketFile();
  }

  asio::posix::stream_descriptor socket;
  SocketFile file;
  std::function<void()> wake;
};

DatagramWake DatagramWake::open(Loop& loop, const std::filesystem::path& path) {
  return DatagramWake(std::make_shared<State>(loop, bind_unix(path, SOCK_DGRAM)));
}

DatagramWake::DatagramWake(std::shared_ptr<State> state) : state_(std::move(state)) {}
DatagramWake::DatagramWake(DatagramWake&&) noexcept = default;

DatagramWake& DatagramWake::operator=(DatagramWake&& other) noexcept {
  std::swap(state_, other.state_);
  return *this;
}

DatagramWake::~DatagramWake() {
  if (state_) state_->close();
}

void DatagramWake::start(std::function<void()> wake) {
  state_->wake = std::move(wake);
  state_->wait();
}

}  // namespace net
