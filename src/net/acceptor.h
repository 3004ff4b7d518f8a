/// Accepting connections on a Unix socket up to a limit. Private to this door; Asio shows here.
#pragma once

#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/steady_timer.hpp>

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>

#include "net/native.h"
#include "net/unix_socket.h"

namespace net {

using StreamSocket = asio::local::stream_protocol::socket;

class Acceptor;

/// One connection's place among those allowed; free again when this is gone.
class Seat {
 public:
  Seat() = default;
  explicit Seat(std::weak_ptr<Acceptor> acceptor) : acceptor_(std::move(acceptor)) {}
  Seat(Seat&&) noexcept = default;
  Seat& operator=(Seat&&) = delete;
  ~Seat();

 private:
  std::weak_ptr<Acceptor> acceptor_;
};

/// Shared with Asio's pending accept, which may complete after the owner has closed it.
class Acceptor : public std::enable_shared_from_this<Acceptor> {
 public:
  /// With `seats` taken, further connections wait in the kernel's queue.
  [[nodiscard]] static std::shared_ptr<Acceptor> open(Loop& loop, const std::filesystem::path& path, std::size_t seats);
  [[nodiscard]] static std::shared_ptr<Acceptor> adopt(Loop& loop, int descriptor, std::size_t seats);

  Acceptor(Loop& loop, BoundUnix bound, std::size_t seats);

  void start(std::function<void(StreamSocket, Seat)> take);
  void close();
  void leave();

 private:
  void accept();
  void accept_later();

  asio::local::stream_protocol::acceptor acceptor_;
  asio::steady_timer pause_;
  SocketFile file_;
  std::function<void(StreamSocket, Seat)> take_;
  std::size_t seats_free_;
  bool is_accepting_ = false;
};

}  // namespace net
