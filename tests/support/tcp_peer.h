/// A TCP peer on 127.0.0.1 that does what a test tells it, one connection after the other, on a thread of its own.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <functional>
#include <string>
#include <string_view>
#include <thread>

#include "base/failure.h"

namespace support {

class TcpPeer {
 public:
  /// Called with each accepted descriptor, which is closed afterwards.
  using Talk = std::function<void(int descriptor)>;

  explicit TcpPeer(Talk talk) : listener_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)), talk_(std::move(talk)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* const generic = reinterpret_cast<sockaddr*>(&address);
    if (::bind(listener_, generic, size) != 0 || ::listen(listener_, 16) != 0 ||
        ::getsockname(listener_, generic, &size) != 0) {
      throw base::system_failure("listen on 127.0.0.1");
    }
    port_ = ntohs(address.sin_port);
    thread_ = std::jthread([this] { accept_all(); });
  }
  TcpPeer(const TcpPeer&) = delete;
  TcpPeer& operator=(const TcpPeer&) = delete;
  ~TcpPeer() {
    ::shutdown(listener_, SHUT_RDWR);
    const int talking = talking_.load();
    if (talking >= 0) ::shutdown(talking, SHUT_RDWR);
    thread_.join();
    ::close(listener_);
  }

  [[nodiscard]] int port() const { return port_; }
  [[nodiscard]] std::string url(std::string_view path = "/") const {
    return "http://127.0.0.1:" + std::to_string(port_) + std::string(path);
  }
  [[nodiscard]] int accepted() const { return accepted_; }

  static void send(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t count = ::send(descriptor, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (count <= 0) return;
      bytes.remove_prefix(static_cast<std::size_t>(count));
    }
  }

  /// Head and body of the next HTTP request on the connection; "" when the other side has closed.
  static std::string read_request(int descriptor) {
    std::string all;
    for (;;) {
      const std::size_t end = all.find("\r\n\r\n");
      if (end != std::string::npos && all.size() >= end + 4 + body_size(all.substr(0, end))) return all;
      char piece[4096];
      const ssize_t count = ::recv(descriptor, piece, sizeof piece, 0);
      if (count <= 0) return {};
      all.append(piece, static_cast<std::size_t>(count));
    }
  }

 private:
  static std::size_t body_size(const std::string& head) {
    const std::string_view name = "Content-Length: ";
    const std::size_t at = head.find(name);
    return at == std::string::npos ? 0 : std::stoul(head.substr(at + name.size()));
  }

  void accept_all() {
    for (;;) {
      const int descriptor = ::accept(listener_, nullptr, nullptr);
      if (descriptor < 0) return;
      accepted_ += 1;
      talking_ = descriptor;
      talk_(descriptor);
      talking_ = -1;
      ::close(descriptor);
    }
  }

  int listener_;
  Talk talk_;
  int port_ = 0;
  std::atomic<int> accepted_ = 0;
  std::atomic<int> talking_ = -1;
  std::jthread thread_;
};

}  // namespace support
