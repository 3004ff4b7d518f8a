/// Private to this module: one accepted stream socket, read and written within a deadline. The other side may stall,
/// vanish or close early; all of that ends the connection and is nobody's failure.
#pragma once

#include <chrono>
#include <cstddef>
#include <span>

#include "base/bytes.h"

namespace web {

class Connection {
 public:
  /// Owns the descriptor from now on.
  explicit Connection(int descriptor) : descriptor_(descriptor) {}
  Connection(Connection&& other) noexcept;
  Connection& operator=(Connection&& other) noexcept;
  ~Connection();

  /// Reading and writing end this long after now.
  void allow(std::chrono::milliseconds time);

  /// At least one byte, or 0 when there will be none: closed, reset, or out of time.
  [[nodiscard]] std::size_t read_some(std::span<std::byte> into);
  /// False when the peer did not take all of it.
  [[nodiscard]] bool write_all(base::ByteView bytes);

 private:
  /// Waits for `events` of poll(2) until the deadline.
  [[nodiscard]] bool wait_for(short events) const;

  int descriptor_;
  std::chrono::steady_clock::time_point deadline_{};
};

}  // namespace web
