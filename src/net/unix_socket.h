/// Unix sockets and their files. Private to this door.
#pragma once

#include <filesystem>
#include <string>

#include "net/descriptor.h"
#include "net/unix_stream.h"

namespace net {

/// The file of a bound socket: removed with this object, unless someone has put another one in its place.
class SocketFile {
 public:
  SocketFile() = default;
  explicit SocketFile(std::filesystem::path path);
  SocketFile(SocketFile&& other) noexcept;
  SocketFile& operator=(SocketFile&& other) noexcept;
  ~SocketFile();

 private:
  std::filesystem::path path_;
  unsigned long device_ = 0;
  unsigned long inode_ = 0;
};

struct BoundUnix {
  Descriptor socket;
  SocketFile file;
};

/// Binds `path` with mode 0660. `type` is SOCK_STREAM (also listens) or SOCK_DGRAM. A file nobody answers at is
/// replaced. Throws base::Failure.
[[nodiscard]] BoundUnix bind_unix(const std::filesystem::path& path, int type);

/// Not open when nobody answers there; errno says why.
[[nodiscard]] Descriptor connect_unix(const std::filesystem::path& path, int type);

[[nodiscard]] PeerCredentials peer_of(int socket);

}  // namespace net
