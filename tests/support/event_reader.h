/// A browser's end of an event stream, over a Unix socket: asks, reads what has come, and takes it apart. It knows the
/// number it has heard last, as a browser does.
#pragma once

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"

namespace support {

struct StreamEvent {
  std::string name;
  std::optional<std::int64_t> number;
  std::string data;
};

class EventReader {
 public:
  EventReader() = default;
  EventReader(const EventReader&) = delete;
  EventReader& operator=(const EventReader&) = delete;
  ~EventReader() { leave(); }

  /// `heard_number` is what it says it has heard; nothing makes it a newcomer.
  void ask(const std::filesystem::path& server, const std::string& target,
           std::optional<std::int64_t> heard_number = {}) {
    leave();
    socket_ = ::socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strncpy(address.sun_path, server.c_str(), sizeof address.sun_path - 1);
    if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) return leave();
    const std::string resumes = heard_number ? base::format("Last-Event-ID: {}\r\n", *heard_number) : "";
    const std::string request = base::format("GET {} HTTP/1.1\r\nHost: desk\r\n{}\r\n", target, resumes);
    static_cast<void>(::send(socket_, request.data(), request.size(), MSG_NOSIGNAL));
    text_.clear();
    head_.clear();
    ended_ = false;
  }

  void leave() {
    if (socket_ >= 0) ::close(socket_);
    socket_ = -1;
    ended_ = true;
  }

  /// Takes whatever has come, at most `bytes_max`.
  void read(std::size_t bytes_max = std::size_t{1} << 30) {
    std::array<char, 16'384> piece;
    while (!ended_ && bytes_max > 0) {
      const ssize_t count = ::recv(socket_, piece.data(), std::min(piece.size(), bytes_max), 0);
      if (count < 0) break;
      if (count == 0) ended_ = true;
      text_.append(piece.data(), static_cast<std::size_t>(count));
      bytes_max -= static_cast<std::size_t>(count);
    }
    take_apart();
  }

  [[nodiscard]] bool ended() const { return ended_; }
  /// 0 until the head is there.
  [[nodiscard]] int status() const {
    return head_.size() > 12 ? base::to_number<int>(std::string_view(head_).substr(9, 3)).value_or(0) : 0;
  }

  /// Everything heard on all its connections, in order.
  std::vector<StreamEvent> heard;
  std::optional<std::int64_t> last_number;
  /// "retry" lines, in order.
  std::vector<int> retries;

 private:
  void take_apart() {
    if (head_.empty()) {
      const auto end = text_.find("\r\n\r\n");
      if (end == std::string::npos) return;
      head_ = text_.substr(0, end);
      text_.erase(0, end + 4);
    }
    for (auto end = text_.find("\n\n"); end != std::string::npos; end = text_.find("\n\n")) {
      take_block(std::string_view(text_).substr(0, end));
      text_.erase(0, end + 2);
    }
  }

  void take_block(std::string_view block) {
    StreamEvent event;
    for (const std::string_view line : base::split(block, '\n')) {
      const auto colon = line.find(": ");
      if (colon == std::string_view::npos) continue;
      const std::string_view key = line.substr(0, colon);
      const std::string_view value = line.substr(colon + 2);
      if (key == "event") event.name = value;
      if (key == "data") event.data = value;
      if (key == "id") event.number = base::to_number<std::int64_t>(value);
      if (key == "retry") retries.push_back(base::to_number<int>(value).value_or(-1));
    }
    if (event.number) last_number = event.number;
    if (!event.name.empty()) heard.push_back(std::move(event));
  }

  int socket_ = -1;
  bool ended_ = true;
  std::string head_;
  std::string text_;
};

}  // namespace support
