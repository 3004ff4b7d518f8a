/// The other end of a control connection for tests: one thread that answers each frame as it is told to.
#pragma once

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <thread>

#include "base/bytes.h"

namespace control {

class PlainServer {
 public:
  /// Sends the frames that `answer` gives; closes the connection when it gives nothing.
  using Answer = std::function<std::optional<std::vector<std::string>>(const std::string& frame)>;

  PlainServer(const std::filesystem::path& path, Answer answer) : answer_(std::move(answer)) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path.native().copy(address.sun_path, sizeof address.sun_path - 1);
    ::unlink(path.c_str());
    listener_ = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (::bind(listener_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 ||
        ::listen(listener_, 8) != 0)
      std::abort();
    thread_ = std::jthread([this](std::stop_token stop) { serve(stop); });
  }
  ~PlainServer() {
    thread_.request_stop();
    thread_.join();
    ::close(listener_);
  }

 private:
  static bool is_readable(int handle) {
    pollfd watched{.fd = handle, .events = POLLIN, .revents = 0};
    return ::poll(&watched, 1, 20) > 0;
  }

  void serve(std::stop_token stop) {
    while (!stop.stop_requested()) {
      if (!is_readable(listener_)) continue;
      const int client = ::accept(listener_, nullptr, nullptr);
      talk(client, stop);
      ::close(client);
    }
  }

  void talk(int client, std::stop_token stop) {
    std::string received;
    while (!stop.stop_requested()) {
      if (!is_readable(client)) continue;
      char chunk[4096];
      const ssize_t got = ::recv(client, chunk, sizeof chunk, 0);
      if (got <= 0) return;
      received.append(chunk, static_cast<std::size_t>(got));
      while (received.size() >= 4) {
        const std::size_t size = base::ByteReader(base::as_bytes(received)).u32();
        if (received.size() < 4 + size) break;
        const auto frames = answer_(received.substr(4, size));
        received.erase(0, 4 + size);
        if (!frames) return;
        for (const std::string& frame : *frames) send(client, frame);
      }
    }
  }

  static void send(int client, const std::string& frame) {
    base::ByteWriter out;
    out.u32(static_cast<std::uint32_t>(frame.size()));
    out.text(frame);
    static_cast<void>(::send(client, out.view().data(), out.size(), MSG_NOSIGNAL));
  }

  Answer answer_;
  int listener_ = -1;
  std::jthread thread_;
};

}  // namespace control
