/// A doorbell between programs: a Unix datagram socket that others poke with a byte. What they write does not matter, a
/// lost poke is harmless (the owner also looks by the clock), and many pokes at once are one wake-up.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>

#include "net/loop.h"

namespace net {

class DatagramWake {
 public:
  /// Makes the socket file with mode 0660 and removes it at the end. A file left by a killed process is replaced.
  /// Throws base::Failure when another process is bound there, or the folder does not let us.
  [[nodiscard]] static DatagramWake open(Loop& loop, const std::filesystem::path& path);

  DatagramWake(DatagramWake&&) noexcept;
  DatagramWake& operator=(DatagramWake&&) noexcept;
  ~DatagramWake();

  /// Calls `wake` from the loop whenever there was at least one poke since the last call.
  void start(std::function<void()> wake);

 private:
  struct State;
  explicit DatagramWake(std::shared_ptr<State> state);

  /// Shared with Asio's pending wait.
  std::shared_ptr<State> state_;
};

}  // namespace net
