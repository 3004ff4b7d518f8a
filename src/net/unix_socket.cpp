#include "net/unix_socket.h"

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

#include <cerrno>
#include <cstring>

#include "base/failure.h"
#include "base/text.h"

namespace net {

namespace {

constexpr int listen_backlog = 511;

sockaddr_un address_of(const std::filesystem::path& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string text = path.string();
  if (text.size() >= sizeof address.sun_path)
    throw base::Failure(
        base::format("net: a socket's path has at most {} bytes: {}", sizeof address.sun_path - 1, text));
  std::memcpy(address.sun_path, text.data(), text.size());
  return address;
}

Descriptor make_socket(int type) {
  Descriptor socket(::socket(AF_UNIX, type | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
  if (!socket.is_open()) throw base::system_failure("net: socket");
  return socket;
}

/// The file appears with its final mode; the mask is the process's, so this is for the start of a program only.
bool bind_file(int socket, const sockaddr_un& address) {
  const mode_t old_mask = ::umask(0117);
  const bool bound = ::bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  ::umask(old_mask);
  return bound;
}

void remove_abandoned(const std::filesystem::path& path, int type) {
  if (!std::filesystem::is_socket(path)) throw base::Failure("net: in the way of a socket: " + path.string());
  if (connect_unix(path, type).is_open() || errno == EAGAIN)
    throw base::Failure(base::format("net: another process already has {}", path.string()));
  if (errno != ECONNREFUSED) throw base::system_failure("net: connect " + path.string());
  if (::unlink(path.c_str()) != 0) throw base::system_failure("net: remove " + path.string());
}

}  // namespace

SocketFile::SocketFile(std::filesystem::path path) : path_(std::move(path)) {
  struct stat about {};
  if (::stat(path_.c_str(), &about) != 0) throw base::system_failure("net: stat " + path_.string());
  device_ = about.st_dev;
  inode_ = about.st_ino;
}

SocketFile::SocketFile(SocketFile&& other) noexcept {
  *this = std::move(other);
}

SocketFile& SocketFile::operator=(SocketFile&& other) noexcept {
  std::swap(path_, other.path_);
  std::swap(device_, other.device_);
  std::swap(inode_, other.inode_);
  return *this;
}

SocketFile::~SocketFile() {
  struct stat about {};
  if (path_.empty() || ::stat(path_.c_str(), &about) != 0) return;
  if (about.st_dev == device_ && about.st_ino == inode_) ::unlink(path_.c_str());
}

BoundUnix bind_unix(const std::filesystem::path& path, int type) {
  const sockaddr_un address = address_of(path);
  Descriptor socket = make_socket(type);
  if (!bind_file(socket.get(), address)) {
    if (errno != EADDRINUSE) throw base::system_failure("net: bind " + path.string());
    remove_abandoned(path, type);
    if (!bind_file(socket.get(), address)) throw base::system_failure("net: bind " + path.string());
  }
  SocketFile file(path);
  if (type == SOCK_STREAM && ::listen(socket.get(), listen_backlog) != 0) throw base::system_failure("net: listen");
  return {std::move(socket), std::move(file)};
}

Descriptor connect_unix(const std::filesystem::path& path, int type) {
  const sockaddr_un address = address_of(path);
  Descriptor socket = make_socket(type);
  if (::connect(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) return {};
  return socket;
}

PeerCredentials peer_of(int socket) {
  ucred peer{};
  socklen_t size = sizeof peer;
  if (::getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &peer, &size) != 0) throw base::system_failure("net: SO_PEERCRED");
  return {.user = peer.uid, .group = peer.gid, .process = peer.pid};
}

std::optional<int> inherited_listener() {
  int listens = 0;
  int family = 0;
  socklen_t size = sizeof listens;
  if (::getsockopt(STDIN_FILENO, SOL_SOCKET, SO_ACCEPTCONN, &listens, &size) != 0 || listens == 0) return {};
  if (::getsockopt(STDIN_FILENO, SOL_SOCKET, SO_DOMAIN, &family, &size) != 0 || family != AF_UNIX) return {};
  return STDIN_FILENO;
}

}  // namespace net
