#include "web/waiting_room.h"

#include <fcntl.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <thread>

#include "base/failure.h"
#include "base/log.h"
#include "web/server.h"

namespace web {

namespace {

using Clock = std::chrono::steady_clock;

/// Keys of the epoll set that are no seats.
constexpr std::uint64_t listener_key = 0;
constexpr std::uint64_t stop_key = 1;
constexpr std::uint64_t first_seat = 2;

/// Pause after the process ran out of descriptors, so that waiting for one does not spin.
constexpr std::chrono::milliseconds exhausted_pause{50};

void check_listening(int descriptor) {
  int is_listening = 0;
  socklen_t size = sizeof is_listening;
  if (::getsockopt(descriptor, SOL_SOCKET, SO_ACCEPTCONN, &is_listening, &size) != 0 || is_listening == 0) {
    throw base::Failure("there is no listening socket on standard input; start this program with belfryctl serve");
  }
}

enum class Bytes { ready, none_yet, gone };

Bytes look(int descriptor) {
  char first = 0;
  const ssize_t count = ::recv(descriptor, &first, 1, MSG_PEEK | MSG_DONTWAIT);
  if (count > 0) return Bytes::ready;
  return count < 0 && (errno == EAGAIN || errno == EINTR) ? Bytes::none_yet : Bytes::gone;
}

}  // namespace

WaitingRoom::WaitingRoom(int listen_descriptor, const Stop& stop, std::chrono::milliseconds waiting_limit)
    : listen_descriptor_(listen_descriptor),
      stop_(stop),
      waiting_limit_(waiting_limit),
      epoll_(::epoll_create1(EPOLL_CLOEXEC)),
      next_seat_(first_seat) {
  if (epoll_ < 0) throw base::system_failure("epoll_create1");
  check_listening(listen_descriptor_);
  // Several threads may wake for one connection; the slower ones must not block in accept.
  ::fcntl(listen_descriptor_, F_SETFL, ::fcntl(listen_descriptor_, F_GETFL) | O_NONBLOCK);
  if (!watch(listen_descriptor_, EPOLLIN, listener_key) || !watch(stop_.descriptor(), EPOLLIN, stop_key)) {
    throw base::system_failure("epoll_ctl");
  }
}

WaitingRoom::~WaitingRoom() {
  ::close(epoll_);
}

bool WaitingRoom::watch(int descriptor, std::uint32_t events, std::uint64_t key) {
  epoll_event event{};
  event.events = events;
  event.data.u64 = key;
  return ::epoll_ctl(epoll_, EPOLL_CTL_ADD, descriptor, &event) == 0;
}

std::optional<Connection> WaitingRoom::next() {
  for (;;) {
    epoll_event event{};
    const int count = ::epoll_wait(epoll_, &event, 1, patience());
    if (stop_.is_requested()) return {};
    if (count < 0 && errno != EINTR) throw base::system_failure("epoll_wait");
    dismiss_late();
    if (count <= 0) continue;
    auto connection = event.data.u64 == listener_key ? accept() : take(event.data.u64);
    if (connection) return connection;
  }
}

std::optional<Connection> WaitingRoom::accept() {
  const int descriptor = ::accept4(listen_descriptor_, nullptr, nullptr, SOCK_CLOEXEC);
  if (descriptor < 0) {
    if (errno == EMFILE || errno == ENFILE || errno == ENOMEM || errno == ENOBUFS) {
      base::log::warn("web.exhausted", {{"waiting", size()}});
      std::this_thread::sleep_for(exhausted_pause);
    }
    return {};
  }
  switch (look(descriptor)) {
    case Bytes::ready:
      return Connection(descriptor);
    case Bytes::none_yet:
      seat(descriptor);
      return {};
    case Bytes::gone:
      ::close(descriptor);
      return {};
  }
  return {};
}

void WaitingRoom::seat(int descriptor) {
  Connection connection(descriptor);
  const std::lock_guard lock(mutex_);
  if (waiting_.size() >= waiting_connections_max) waiting_.erase(waiting_.begin());
  const std::uint64_t seat = next_seat_++;
  // A connection the kernel will not watch is closed by leaving this scope.
  if (!watch(descriptor, EPOLLIN | EPOLLRDHUP | EPOLLONESHOT, seat)) return;
  waiting_.emplace(seat, Waiting{descriptor, std::move(connection), Clock::now()});
}

std::optional<Connection> WaitingRoom::take(std::uint64_t seat) {
  const std::lock_guard lock(mutex_);
  const auto found = waiting_.find(seat);
  if (found == waiting_.end()) return {};
  ::epoll_ctl(epoll_, EPOLL_CTL_DEL, found->second.descriptor, nullptr);
  Connection connection = std::move(found->second.connection);
  waiting_.erase(found);
  return connection;
}

void WaitingRoom::dismiss_late() {
  const Time oldest = Clock::now() - waiting_limit_;
  const std::lock_guard lock(mutex_);
  while (!waiting_.empty() && waiting_.begin()->second.since <= oldest) waiting_.erase(waiting_.begin());
}

int WaitingRoom::patience() {
  const std::lock_guard lock(mutex_);
  if (waiting_.empty()) return -1;
  const auto left =
      std::chrono::ceil<std::chrono::milliseconds>(waiting_.begin()->second.since + waiting_limit_ - Clock::now());
  return static_cast<int>(std::max<std::int64_t>(left.count(), 0));
}

std::size_t WaitingRoom::size() {
  const std::lock_guard lock(mutex_);
  return waiting_.size();
}

}  // namespace web
