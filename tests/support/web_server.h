/// A web::serve in this process, listening on a Unix socket in a folder of its own; stopped and joined with the scope.
/// Ask it with support/fastcgi_client.h.
#pragma once

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>
#include <functional>
#include <memory>
#include <thread>

#include "base/failure.h"
#include "support/temp_folder.h"
#include "web/server.h"

namespace support {

/// A listening Unix socket at `path`.
inline int listen_on(const std::filesystem::path& path) {
  const int descriptor = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::strncpy(address.sun_path, path.c_str(), sizeof address.sun_path - 1);
  const bool bound = ::bind(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  if (!bound || ::listen(descriptor, 1024) != 0) throw base::system_failure("listen on " + path.string());
  return descriptor;
}

class WebServer {
 public:
  using Make = std::function<std::unique_ptr<web::Handler>()>;

  explicit WebServer(Make make, web::ServeOptions options = {})
      : listener_(listen_on(socket())), make_(std::move(make)) {
    options.listen_descriptor = listener_;
    thread_ = std::jthread([this, options] { web::serve(options, stop_, make_); });
  }
  WebServer(const WebServer&) = delete;
  WebServer& operator=(const WebServer&) = delete;
  ~WebServer() {
    stop();
    ::close(listener_);
  }

  [[nodiscard]] std::filesystem::path socket() const { return folder_.file("web.sock"); }
  /// Returns when the server has ended.
  void stop() {
    stop_.request();
    if (thread_.joinable()) thread_.join();
  }

 private:
  TempFolder folder_;
  int listener_;
  Make make_;
  web::Stop stop_;
  std::jthread thread_;
};

}  // namespace support
