/// The wish to end, seen by every thread: one descriptor that becomes readable once and stays so. A program makes one,
/// calls `on_signals`, and gives it to the server and to its own threads.
#pragma once

#include <atomic>

namespace web {

class Stop {
 public:
  Stop();
  Stop(const Stop&) = delete;
  Stop& operator=(const Stop&) = delete;
  ~Stop();

  /// SIGTERM and SIGINT request this stop from now on, until it is destroyed. One Stop of a process may do this.
  void on_signals();

  /// Any thread, also a signal handler; more than once is the same as once.
  void request() noexcept;
  [[nodiscard]] bool is_requested() const noexcept { return is_requested_.load(); }
  /// For poll and epoll: readable from the request on, for good. Nobody reads it.
  [[nodiscard]] int descriptor() const { return descriptor_; }

 private:
  int descriptor_;
  std::atomic<bool> is_requested_{false};
};

}  // namespace web
