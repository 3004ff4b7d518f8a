#include "net/acceptor.h"

#include <fcntl.h>

#include "base/failure.h"

namespace net {

namespace {

/// After an accept that failed (no descriptors left, most likely): long enough not to spin, short enough not to be
/// noticed.
constexpr std::chrono::milliseconds accept_pause{100};

}  // namespace

Seat::~Seat() {
  if (const auto acceptor = acceptor_.lock()) acceptor->leave();
}

std::shared_ptr<Acceptor> Acceptor::open(Loop& loop, const std::filesystem::path& path, std::size_t seats) {
  return std::make_shared<Acceptor>(loop, bind_unix(path, SOCK_STREAM), seats);
}

std::shared_ptr<Acceptor> Acceptor::adopt(Loop& loop, int descriptor, std::size_t seats) {
  // Our own copy, so that its holder's stays open for the next process.
  Descriptor copy(::fcntl(descriptor, F_DUPFD_CLOEXEC, 0));
  if (!copy.is_open()) throw base::system_failure("net: inherited socket");
  return std::make_shared<Acceptor>(loop, BoundUnix{std::move(copy), {}}, seats);
}

Acceptor::Acceptor(Loop& loop, BoundUnix bound, std::size_t seats)
    : acceptor_(loop.native().context, asio::local::stream_protocol(), bound.socket.release()),
      pause_(loop.native().context),
      file_(std::move(bound.file)),
      seats_free_(seats) {}

void Acceptor::start(std::function<void(StreamSocket, Seat)> take) {
  take_ = std::move(take);
  accept();
}

void Acceptor::close() {
  acceptor_.close();
  pause_.cancel();
  file_ = SocketFile();
}

void Acceptor::leave() {
  ++seats_free_;
  accept();
}

void Acceptor::accept() {
  if (is_accepting_ || seats_free_ == 0 || !acceptor_.is_open()) return;
  is_accepting_ = true;
  acceptor_.async_accept([self = shared_from_this()](const boost::system::error_code& failed, StreamSocket socket) {
    self->is_accepting_ = false;
    if (!self->acceptor_.is_open()) return;
    if (failed) return self->accept_later();
    --self->seats_free_;
    self->accept();
    self->take_(std::move(socket), Seat(self));
  });
}

void Acceptor::accept_later() {
  pause_.expires_after(accept_pause);
  pause_.async_wait([self = shared_from_this()](const boost::system::error_code& stopped) {
    if (!stopped) self->accept();
  });
}

}  // namespace net
