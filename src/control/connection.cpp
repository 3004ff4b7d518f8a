#include "control/connection.h"

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include "base/bytes.h"
#include "control/messages.h"

namespace control {

namespace {

using Clock = std::chrono::steady_clock;
constexpr std::size_t length_bytes = 4;

bool wait_for(int handle, short events, Clock::time_point until) {
  while (true) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now()).count();
    pollfd watched{.fd = handle, .events = events, .revents = 0};
    const int ready = ::poll(&watched, 1, static_cast<int>(std::max<std::int64_t>(left, 0)));
    if (ready > 0) return true;
    if (ready == 0 || errno != EINTR) return false;
  }
}

std::string framed(std::string_view body) {
  base::ByteWriter frame;
  frame.u32(static_cast<std::uint32_t>(body.size()));
  frame.text(body);
  return std::string(base::as_text(frame.view()));
}

}  // namespace

Connection::Connection(Connection&& other) noexcept
    : handle_(std::exchange(other.handle_, -1)), received_(std::move(other.received_)) {}

Connection& Connection::operator=(Connection&& other) noexcept {
  if (this == &other) return *this;
  close();
  handle_ = std::exchange(other.handle_, -1);
  received_ = std::move(other.received_);
  return *this;
}

Connection::~Connection() { close(); }

void Connection::close() noexcept {
  if (handle_ >= 0) ::close(std::exchange(handle_, -1));
  received_.clear();
}

bool Connection::open(const std::filesystem::path& socket, std::chrono::milliseconds wait) {
  close();
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string& path = socket.native();
  if (path.size() >= sizeof address.sun_path) return false;
  std::memcpy(address.sun_path, path.data(), path.size());
  handle_ = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (handle_ < 0) return false;
  // A Unix socket connects at once, or says EAGAIN while the listener's queue is full; then it is asked again.
  const auto until = Clock::now() + wait;
  while (::connect(handle_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    const bool may_retry = errno == EAGAIN || errno == EINTR;
    if (!may_retry || Clock::now() >= until) {
      close();
      return false;
    }
    ::poll(nullptr, 0, 5);
  }
  return true;
}

bool Connection::send(std::string_view body, std::chrono::milliseconds wait) {
  if (!is_open() || body.size() > frame_bytes_max) return false;
  const std::string frame = framed(body);
  std::string_view left = frame;
  const auto until = Clock::now() + wait;
  while (!left.empty()) {
    const ssize_t sent = ::send(handle_, left.data(), left.size(), MSG_NOSIGNAL);
    if (sent >= 0) {
      left.remove_prefix(static_cast<std::size_t>(sent));
    } else if (errno != EINTR && (errno != EAGAIN || !wait_for(handle_, POLLOUT, until))) {
      close();
      return false;
    }
  }
  return true;
}

std::optional<std::string> Connection::take_frame() {
  if (received_.size() < length_bytes) return {};
  const std::size_t size = base::ByteReader(base::as_bytes(received_)).u32();
  if (size > frame_bytes_max) {
    close();
    return {};
  }
  if (received_.size() < length_bytes + size) return {};
  std::string body = received_.substr(length_bytes, size);
  received_.erase(0, length_bytes + size);
  return body;
}

std::optional<std::string> Connection::receive(std::chrono::milliseconds wait) {
  const auto until = Clock::now() + wait;
  while (is_open()) {
    if (auto frame = take_frame()) return frame;
    if (!is_open()) break;
    std::array<char, 16 * 1024> chunk;
    const ssize_t got = ::recv(handle_, chunk.data(), chunk.size(), 0);
    if (got > 0) {
      received_.append(chunk.data(), static_cast<std::size_t>(got));
    } else if (got < 0 && errno == EAGAIN) {
      if (!wait_for(handle_, POLLIN, until)) return {};
    } else if (got == 0 || errno != EINTR) {
      close();
    }
  }
  return {};
}

}  // namespace control
