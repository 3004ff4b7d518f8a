/// Conversations between our own programs: frames over a Unix stream socket.
///
///   0                   4
///   +-------------------+----------------------+
///   | length, u32 BE    | body, `length` bytes |
///   +-------------------+----------------------+
///
/// A frame that claims to be empty or longer than `frame_bytes_max` is nonsense and closes the stream: after it nobody
/// knows where the next one begins.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>

#include "base/bytes.h"
#include "base/result.h"
#include "net/loop.h"

namespace net {

inline constexpr std::size_t frame_bytes_max = 1 << 20;
/// What may wait for a slow reader before its stream is closed.
inline constexpr std::size_t frames_queued_bytes_max = 4 << 20;
/// Streams of one listener at a time; further ones wait in the kernel's queue.
inline constexpr std::size_t unix_streams_max = 1024;

/// Who is at the other end, as the kernel knows it (SO_PEERCRED): the ids when it connected.
struct PeerCredentials {
  unsigned user = 0;
  unsigned group = 0;
  int process = 0;
};

enum class StreamEnd { closed_by_peer, nonsense_frame, slow_reader, broken };

class UnixStream {
 public:
  /// Refuses with "unix.unreachable" when nobody listens there.
  [[nodiscard]] static base::Result<UnixStream> connect(Loop& loop, const std::filesystem::path& path);

  UnixStream(UnixStream&&) noexcept;
  UnixStream& operator=(UnixStream&&) noexcept;
  /// Closes. What is still queued is lost, unless `finish` was called before.
  ~UnixStream();

  /// Begins to read. `take` gets one body at a time, valid until it returns. `ended` is called at most once, and never
  /// after `close()`; no frame follows it. Both may destroy this stream.
  void start(std::function<void(base::ByteView body)> take, std::function<void(StreamEnd)> ended);

  /// Queues one frame; the body is copied. False when the stream has ended, or now ends (StreamEnd::slow_reader, told
  /// from the loop) because more than `frames_queued_bytes_max` would wait. `body` has 1 to `frame_bytes_max` bytes.
  bool send(base::ByteView body);
  bool send(std::string_view body) { return send(base::as_bytes(body)); }

  /// Reads no more, writes what is queued, then closes. The object may be destroyed at once.
  void finish();
  void close();

  [[nodiscard]] bool is_open() const;
  [[nodiscard]] std::size_t queued_bytes() const;
  [[nodiscard]] const PeerCredentials& peer() const;

  struct State;
  /// For the listener.
  explicit UnixStream(std::shared_ptr<State> state);

 private:
  /// Shared with Asio's pending reads and writes.
  std::shared_ptr<State> state_;
};

class UnixListener {
 public:
  /// Makes the socket file with mode 0660 and removes it at the end. A file left by a killed process is replaced.
  /// Throws base::Failure when another process listens there, or the folder does not let us.
  [[nodiscard]] static UnixListener open(Loop& loop, const std::filesystem::path& path);
  /// Takes over a listening socket made by someone else (see `inherited_listener`); its file stays.
  [[nodiscard]] static UnixListener adopt(Loop& loop, int descriptor);

  UnixListener(UnixListener&&) noexcept;
  UnixListener& operator=(UnixListener&&) noexcept;
  /// Streams already handed over live on.
  ~UnixListener();

  /// Begins to accept. Decide by `peer()` whether to talk; a stream that is dropped is closed.
  void start(std::function<void(UnixStream)> take);

 private:
  struct State;
  explicit UnixListener(std::unique_ptr<State> state);

  std::unique_ptr<State> state_;
};

/// Standard input when it is a listening Unix socket, as for a FastCGI program (systemd: StandardInput=socket): whoever
/// holds it there can restart this program without refusing a single connection.
[[nodiscard]] std::optional<int> inherited_listener();

}  // namespace net
