#include "net/http_server.h"

#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/status.hpp>

#include <array>
#include <optional>

#include "base/failure.h"
#include "base/text.h"
#include "net/acceptor.h"
#include "net/write_queue.h"

namespace net {

namespace http = boost::beast::http;

std::string_view HttpRequest::header(std::string_view name) const {
  for (const auto& [key, value] : headers)
    if (base::equals_ignoring_case(key, name)) return value;
  return {};
}

namespace {

using Parser = http::request_parser<http::empty_body>;

/// What is needed only until a request is whole.
struct Reading {
  boost::beast::flat_buffer buffer{http_header_bytes_max};
  Parser parser;
};

HttpRequest to_request(const Parser::value_type& message) {
  HttpRequest request{.method = std::string(message.method_string()), .target = std::string(message.target())};
  for (const auto& field : message)
    request.headers.emplace_back(std::string(field.name_string()), std::string(field.value()));
  return request;
}

// Every reply ends with its connection, so the length of an event stream needs no words (RFC 9112 section 6.3, rule 8).
std::string head(int status, std::string_view content_type, std::string_view more) {
  const auto reason = http::obsolete_reason(static_cast<http::status>(status));
  return base::format("HTTP/1.1 {} {}\r\nContent-Type: {}\r\nConnection: close\r\nCache-Control: no-store\r\n{}\r\n",
                      status, std::string_view(reason.data(), reason.size()), content_type, more);
}

}  // namespace

struct HttpExchange::State : std::enable_shared_from_this<HttpExchange::State> {
  State(StreamSocket connected, Seat place)
      : seat(std::move(place)), socket(std::move(connected)), deadline(socket.get_executor()) {}

  void read_request(std::function<void(const HttpRequest&, HttpExchange)> handle) {
    reading.emplace();
    reading->parser.header_limit(http_header_bytes_max);
    close_after(http_header_wait);
    http::async_read(
        socket, reading->buffer, reading->parser,
        [self = shared_from_this(), handle = std::move(handle)](const boost::system::error_code& failed, std::size_t) {
          if (!self->socket.is_open()) return;
          self->deadline.cancel();
          if (failed) return self->refuse(failed);
          const HttpRequest request = to_request(self->reading->parser.get());
          self->reading.reset();
          self->watch_for_leaving();
          handle(request, HttpExchange(self));
        });
  }

  void refuse(const boost::system::error_code& failed) {
    if (failed == http::error::end_of_stream || failed == asio::error::eof) return close();
    answer(
        {.status = failed == http::error::header_limit ? 431 : 400, .body = "This is not a request we understand.\n"});
  }

  // Anything a reader still says is ignored; what matters is the end.
  void watch_for_leaving() {
    socket.async_read_some(asio::buffer(ignored),
                           [self = shared_from_this()](const boost::system::error_code& failed, std::size_t) {
                             if (!self->socket.is_open()) return;
                             if (failed) return self->end();
                             self->watch_for_leaving();
                           });
  }

  void answer(const HttpReply& reply) {
    replied = true;
    const std::string length = base::format("Content-Length: {}\r\n", reply.body.size());
    queue.append(base::as_bytes(head(reply.status, reply.content_type, length)));
    queue.append(base::as_bytes(reply.body));
    finish();
  }

  void send(std::string_view text) {
    if (!socket.is_open() || finishing || overflowed) return;
    if (queue.size() + text.size() > queued_bytes_max) return overflow();
    queue.append(base::as_bytes(text));
    if (!queue.is_writing()) write();
  }

  // Told from the loop: whoever is sending does not expect to be called back in the middle of it.
  void overflow() {
    overflowed = true;
    asio::post(socket.get_executor(), [self = shared_from_this()] { self->end(); });
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
                        if (failed) return self->end();
                        self->write();
                      });
  }

  void finish() {
    if (!socket.is_open() || finishing) return;
    finishing = true;
    close_after(http_finish_wait);
    if (!queue.is_writing()) write();
  }

  void close_after(base::seconds wait) {
    deadline.expires_after(wait);
    deadline.async_wait([self = shared_from_this()](const boost::system::error_code& stopped) {
      if (!stopped) self->close();
    });
  }

  void end() {
    if (!socket.is_open()) return;
    close();
    if (ended && !finishing) ended();
  }

  void close() {
    boost::system::error_code none;
    socket.close(none);
    deadline.cancel();
  }

  Seat seat;
  StreamSocket socket;
  asio::steady_timer deadline;
  std::optional<Reading> reading;
  std::function<void()> ended;
  WriteQueue queue;
  std::size_t queued_bytes_max = 0;
  std::array<std::byte, 64> ignored;
  bool replied = false;
  bool finishing = false;
  bool overflowed = false;
};

HttpExchange::HttpExchange(std::shared_ptr<State> state) : state_(std::move(state)) {}
HttpExchange::HttpExchange(HttpExchange&&) noexcept = default;

HttpExchange& HttpExchange::operator=(HttpExchange&& other) noexcept {
  std::swap(state_, other.state_);
  return *this;
}

HttpExchange::~HttpExchange() {
  if (state_ && !state_->replied) state_->answer({.status = 500, .body = "Nobody answered.\n"});
}

void HttpExchange::answer(const HttpReply& reply) {
  base::check(!state_->replied, "a request is answered once");
  state_->answer(reply);
}

EventStream::EventStream(HttpExchange exchange, std::size_t queued_bytes_max, std::function<void()> ended)
    : state_(exchange.state_) {
  base::check(!state_->replied, "a request is answered once");
  state_->replied = true;
  state_->queued_bytes_max = queued_bytes_max;
  state_->ended = std::move(ended);
  // The buffering line is for nginx: without it a ring would wait for a full buffer.
  state_->send(head(200, "text/event-stream", "X-Accel-Buffering: no\r\n"));
}

EventStream::EventStream(EventStream&&) noexcept = default;

EventStream& EventStream::operator=(EventStream&& other) noexcept {
  std::swap(state_, other.state_);
  return *this;
}

EventStream::~EventStream() {
  if (state_ && !state_->finishing) state_->close();
}

void EventStream::send(std::string_view text) {
  state_->send(text);
}
void EventStream::finish() {
  state_->finish();
}

struct HttpServer::State {
  std::shared_ptr<Acceptor> acceptor;
};

HttpServer HttpServer::open(Loop& loop, const std::filesystem::path& path) {
  return HttpServer(std::make_unique<State>(State{Acceptor::open(loop, path, http_connections_max)}));
}

HttpServer HttpServer::adopt(Loop& loop, int descriptor) {
  return HttpServer(std::make_unique<State>(State{Acceptor::adopt(loop, descriptor, http_connections_max)}));
}

HttpServer::HttpServer(std::unique_ptr<State> state) : state_(std::move(state)) {}
HttpServer::HttpServer(HttpServer&&) noexcept = default;

HttpServer& HttpServer::operator=(HttpServer&& other) noexcept {
  std::swap(state_, other.state_);
  return *this;
}

HttpServer::~HttpServer() {
  if (state_) state_->acceptor->close();
}

void HttpServer::start(std::function<void(const HttpRequest&, HttpExchange)> handle) {
  state_->acceptor->start([handle = std::move(handle)](StreamSocket socket, Seat seat) {
    std::make_shared<HttpExchange::State>(std::move(socket), std::move(seat))->read_request(handle);
  });
}

}  // namespace net
