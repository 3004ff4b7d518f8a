/// Private to this module: where connections wait until they have something to say. All threads of a server wait here
/// together, on one epoll set that holds the listening socket, the stop, and every connection that was accepted before
/// its first byte came. So a silent connection costs a descriptor and no thread.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>

#include "web/connection.h"
#include "web/stop.h"

namespace web {

class WaitingRoom {
 public:
  /// Borrows both for its life. Throws base::Failure when `listen_descriptor` is no listening socket.
  WaitingRoom(int listen_descriptor, const Stop& stop, std::chrono::milliseconds waiting_limit);
  WaitingRoom(const WaitingRoom&) = delete;
  WaitingRoom& operator=(const WaitingRoom&) = delete;
  ~WaitingRoom();

  /// The next connection with bytes to read, or nothing once the stop is requested. Any thread.
  [[nodiscard]] std::optional<Connection> next();
  [[nodiscard]] std::size_t size();

 private:
  using Time = std::chrono::steady_clock::time_point;
  struct Waiting {
    int descriptor;
    Connection connection;
    Time since;
  };

  std::optional<Connection> accept();
  void seat(int descriptor);
  std::optional<Connection> take(std::uint64_t seat);
  void dismiss_late();
  [[nodiscard]] bool watch(int descriptor, std::uint32_t events, std::uint64_t key);
  /// Milliseconds for epoll_wait until the oldest must go; -1 for no end.
  [[nodiscard]] int patience();

  int listen_descriptor_;
  const Stop& stop_;
  std::chrono::milliseconds waiting_limit_;

  int epoll_;

  std::mutex mutex_;
  /// By seat number, which only grows: the first is the oldest. Guarded by `mutex_`.
  std::map<std::uint64_t, Waiting> waiting_;
  std::uint64_t next_seat_;
};

}  // namespace web
