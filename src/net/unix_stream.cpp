#include "net/unix_stream.h"

#include <boost/asio/write.hpp>

#include <cerrno>
#include <cstring>

#include "base/failure.h"
#include "net/acceptor.h"
#include "net/frame.h"
#include "net/write_queue.h"

namespace net {

namespace {

/// How long a peer may take to read the last words of a stream that is being finished.
constexpr std::chrono::seconds finish_wait{5};

}  // namespace

struct UnixStream::State : std::enable_shared_from_this<UnixStream::State> {
  State(StreamSocket connected, Seat place)
      : seat(std::move(place)),
        socket(std::move(connected)),
        deadline(socket.get_executor()),
        peer(peer_of(socket.native_handle())) {}

  void read() {
    const auto space = frames.space();
    socket.async_read_some(asio::buffer(space.data(), space.size()),
                           [self = shared_from_this()](const boost::system::error_code& failed, std::size_t count) {
                             if (!self->is_reading()) return;
                             if (failed) return self->end(end_of(failed));
                             self->frames.filled(count);
                             self->hand_over();
                           });
  }

  void hand_over() {
    while (const auto body = frames.next()) {
      take(*body);
      if (!is_reading()) return;
    }
    if (frames.is_nonsense()) return end(StreamEnd::nonsense_frame);
    read();
  }

  static StreamEnd end_of(const boost::system::error_code& failed) {
    const bool left = failed == asio::error::eof || failed == asio::error::connection_reset;
    return left ? StreamEnd::closed_by_peer : StreamEnd::broken;
  }

  void write() {
    const base::ByteView piece = queue.begin();
    if (piece.empty()) {
      if (finishing) close();
      return;
    }
    asio::async_write(socket, asio::buffer(piece.data(), piece.size()),
                      [self = shared_from_this()](const boost::system::error_code& failed, std::size_t) {
                        if (!self->socket.is_open()) return;
                        self->queue.written();
                        if (failed) return self->end(end_of(failed));
                        self->write();
                      });
  }

  bool send(base::ByteView body) {
    if (!socket.is_open() || finishing || overflowed) return false;
    if (queue.size() + body.size() > frames_queued_bytes_max) {
      overflow();
      return false;
    }
    base::ByteWriter length;
    length.u32(static_cast<std::uint32_t>(body.size()));
    queue.append(length.view());
    queue.append(body);
    if (!queue.is_writing()) write();
    return true;
  }

  // Told from the loop: whoever is sending does not expect to be called back in the middle of it.
  void overflow() {
    overflowed = true;
    asio::post(socket.get_executor(), [self = shared_from_this()] { self->end(StreamEnd::slow_reader); });
  }

  void finish() {
    if (!socket.is_open() || finishing) return;
    finishing = true;
    if (!queue.is_writing()) return close();
    deadline.expires_after(finish_wait);
    deadline.async_wait([self = shared_from_this()](const boost::system::error_code& stopped) {
      if (!stopped) self->close();
    });
  }

  void end(StreamEnd why) {
    if (!socket.is_open()) return;
    const bool tell = ended && !finishing;
    close();
    if (tell) ended(why);
  }

  void close() {
    boost::system::error_code ignored;
    socket.close(ignored);
    deadline.cancel();
  }

  [[nodiscard]] bool is_reading() const { return socket.is_open() && !finishing; }

  Seat seat;
  StreamSocket socket;
  asio::steady_timer deadline;
  PeerCredentials peer;
  std::function<void(base::ByteView)> take;
  std::function<void(StreamEnd)> ended;
  FrameReader frames;
  WriteQueue queue;
  bool finishing = false;
  bool overflowed = false;
};

base::Result<UnixStream> UnixStream::connect(Loop& loop, const std::filesystem::path& path) {
  Descriptor connected = connect_unix(path, SOCK_STREAM);
  if (!connected.is_open()) return base::refuse("unix.unreachable", path.string() + ": " + std::strerror(errno));
  StreamSocket socket(loop.native().context, asio::local::stream_protocol(), connected.release());
  return UnixStream(std::make_shared<State>(std::move(socket), Seat()));
}

UnixStream::UnixStream(std::shared_ptr<State> state) : state_(std::move(state)) {}
UnixStream::UnixStream(UnixStream&&) noexcept = default;

UnixStream& UnixStream::operator=(UnixStream&& other) noexcept {
  std::swap(state_, other.state_);
  return *this;
}

UnixStream::~UnixStream() {
  if (state_ && !state_->finishing) state_->close();
}

void UnixStream::start(std::function<void(base::ByteView)> take, std::function<void(StreamEnd)> ended) {
  base::check(!state_->take, "a stream is started once");
  state_->take = std::move(take);
  state_->ended = std::move(ended);
  if (state_->is_reading()) state_->read();
}

bool UnixStream::send(base::ByteView body) {
  base::check(!body.empty() && body.size() <= frame_bytes_max, "a frame has 1 to frame_bytes_max bytes");
  return state_->send(body);
}

void UnixStream::finish() {
  state_->finish();
}
void UnixStream::close() {
  state_->close();
}
bool UnixStream::is_open() const {
  return state_->is_reading() && !state_->overflowed;
}
std::size_t UnixStream::queued_bytes() const {
  return state_->queue.size();
}
const PeerCredentials& UnixStream::peer() const {
  return state_->peer;
}

struct UnixListener::State {
  std::shared_ptr<Acceptor> acceptor;
};

UnixListener UnixListener::open(Loop& loop, const std::filesystem::path& path) {
  return UnixListener(std::make_unique<State>(State{Acceptor::open(loop, path, unix_streams_max)}));
}

UnixListener UnixListener::adopt(Loop& loop, int descriptor) {
  return UnixListener(std::make_unique<State>(State{Acceptor::adopt(loop, descriptor, unix_streams_max)}));
}

UnixListener::UnixListener(std::unique_ptr<State> state) : state_(std::move(state)) {}
UnixListener::UnixListener(UnixListener&&) noexcept = default;

UnixListener& UnixListener::operator=(UnixListener&& other) noexcept {
  std::swap(state_, other.state_);
  return *this;
}

UnixListener::~UnixListener() {
  if (state_) state_->acceptor->close();
}

void UnixListener::start(std::function<void(UnixStream)> take) {
  state_->acceptor->start([take = std::move(take)](StreamSocket socket, Seat seat) {
    take(UnixStream(std::make_shared<UnixStream::State>(std::move(socket), std::move(seat))));
  });
}

}  // namespace net
