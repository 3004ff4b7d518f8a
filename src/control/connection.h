/// One end of a Unix stream socket that carries frames: a length in four bytes, then that many bytes of JSON. Blocking
/// with deadlines, for the application's side; the daemon's side is net::UnixStream. Any trouble closes it, and a
/// closed connection says no to everything until it is opened again.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace control {

class Connection {
 public:
  Connection() = default;
  Connection(Connection&& other) noexcept;
  Connection& operator=(Connection&& other) noexcept;
  ~Connection();

  /// False when nobody listens there within `wait`.
  [[nodiscard]] bool open(const std::filesystem::path& socket, std::chrono::milliseconds wait);
  void close() noexcept;
  [[nodiscard]] bool is_open() const { return handle_ >= 0; }

  /// False, and closed, when the other side is gone or does not read within `wait`.
  [[nodiscard]] bool send(std::string_view body, std::chrono::milliseconds wait);
  /// Nothing when no whole frame came within `wait` (still open, what came is kept) or the other side is gone (closed).
  [[nodiscard]] std::optional<std::string> receive(std::chrono::milliseconds wait);

 private:
  [[nodiscard]] std::optional<std::string> take_frame();

  int handle_ = -1;
  std::string received_;
};

}  // namespace control
