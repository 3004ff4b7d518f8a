/// A small HTTP/1.1 server on a Unix socket behind nginx: one request a connection, answered at once or by an endless
/// event stream. Bodies of requests are not read: nothing that stands here needs one.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/time.h"
#include "net/loop.h"

namespace net {

/// Request line and headers together.
inline constexpr std::size_t http_header_bytes_max = 8 << 10;
inline constexpr base::seconds http_header_wait{10};
/// How long the last bytes of a finished reply may take.
inline constexpr base::seconds http_finish_wait{5};
/// Connections at a time; further ones wait in the kernel's queue.
inline constexpr std::size_t http_connections_max = 2'200;

struct HttpRequest {
  std::string method;
  std::string target;
  std::vector<std::pair<std::string, std::string>> headers = {};

  /// The first header of that name in any case; empty when there is none.
  [[nodiscard]] std::string_view header(std::string_view name) const;
};

struct HttpReply {
  int status = 200;
  std::string content_type = "text/plain; charset=utf-8";
  std::string body;
};

/// The waiting reply to one request. Answer it or make it a stream; dropped without either it is a 500.
class HttpExchange {
 public:
  struct State;
  explicit HttpExchange(std::shared_ptr<State> state);
  HttpExchange(HttpExchange&&) noexcept;
  HttpExchange& operator=(HttpExchange&&) noexcept;
  ~HttpExchange();

  void answer(const HttpReply& reply);

 private:
  friend class EventStream;
  /// Shared with Asio's pending reads and writes.
  std::shared_ptr<State> state_;
};

/// A reply without an end: `text/event-stream`, written piece by piece.
class EventStream {
 public:
  /// Sends status 200 and the headers. `ended` is called at most once, from the loop: the reader left, or was too slow
  /// (more than `queued_bytes_max` waiting). Never after `finish` or destruction.
  EventStream(HttpExchange exchange, std::size_t queued_bytes_max, std::function<void()> ended);
  EventStream(EventStream&&) noexcept;
  EventStream& operator=(EventStream&&) noexcept;
  /// Closes at once.
  ~EventStream();

  /// Queues text that is already in the form of the stream. Does nothing after the end.
  void send(std::string_view text);
  /// Writes what is queued (bounded by `http_finish_wait`), then closes. The object may be destroyed at once.
  void finish();

 private:
  std::shared_ptr<HttpExchange::State> state_;
};

class HttpServer {
 public:
  /// As UnixListener::open and adopt.
  [[nodiscard]] static HttpServer open(Loop& loop, const std::filesystem::path& path);
  [[nodiscard]] static HttpServer adopt(Loop& loop, int descriptor);

  HttpServer(HttpServer&&) noexcept;
  HttpServer& operator=(HttpServer&&) noexcept;
  /// Accepts no more; open exchanges and streams live on.
  ~HttpServer();

  void start(std::function<void(const HttpRequest&, HttpExchange)> handle);

 private:
  struct State;
  explicit HttpServer(std::unique_ptr<State> state);

  std::unique_ptr<State> state_;
};

}  // namespace net
