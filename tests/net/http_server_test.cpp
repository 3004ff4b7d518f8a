#include "net/http_server.h"

#include <gtest/gtest.h>
#include <sys/socket.h>

#include <array>
#include <optional>
#include <string>

#include "net/unix_socket.h"
#include "support/run_until.h"
#include "support/temp_folder.h"

namespace {

/// A client that speaks raw bytes and remembers what it read.
struct Browser {
  explicit Browser(const std::filesystem::path& path) : socket(net::connect_unix(path, SOCK_STREAM)) {}

  void say(std::string_view text) {
    ASSERT_EQ(::send(socket.get(), text.data(), text.size(), MSG_NOSIGNAL), static_cast<ssize_t>(text.size()));
  }

  void listen() {
    std::array<char, 4096> piece;
    ssize_t count = 0;
    while ((count = ::recv(socket.get(), piece.data(), piece.size(), 0)) > 0)
      read.append(piece.data(), static_cast<std::size_t>(count));
    if (count == 0) ended = true;
  }

  net::Descriptor socket;
  std::string read;
  bool ended = false;
};

struct HttpServerTest : testing::Test {
  HttpServerTest() : server(net::HttpServer::open(loop, path)) {
    server.start([this](const net::HttpRequest& request, net::HttpExchange exchange) {
      last = request;
      if (request.target == "/stream")
        stream.emplace(std::move(exchange), 256u << 10, [this] { ++ends; });
      else if (request.target == "/hello")
        exchange.answer({.status = 200, .body = "hello"});
    });
  }

  [[nodiscard]] bool reads(Browser& browser, std::string_view wanted) {
    return support::run_until(loop, [&] {
      browser.listen();
      return browser.read.find(wanted) != std::string::npos;
    });
  }

  [[nodiscard]] bool sees_the_end(Browser& browser) {
    return support::run_until(loop, [&] {
      browser.listen();
      return browser.ended;
    });
  }

  support::TempFolder folder;
  std::filesystem::path path = folder.file("push.sock");
  net::Loop loop;
  net::HttpServer server;
  net::HttpRequest last;
  std::optional<net::EventStream> stream;
  int ends = 0;
};

TEST_F(HttpServerTest, answers_a_request_and_closes) {
  Browser browser(path);
  browser.say("GET /hello HTTP/1.1\r\nHost: desk\r\nLast-Event-ID: 17\r\n\r\n");
  ASSERT_TRUE(sees_the_end(browser));
  EXPECT_EQ(browser.read.substr(0, 17), "HTTP/1.1 200 OK\r\n");
  EXPECT_NE(browser.read.find("Content-Length: 5\r\n"), std::string::npos);
  EXPECT_NE(browser.read.find("\r\n\r\nhello"), std::string::npos);
  EXPECT_EQ(last.method, "GET");
  EXPECT_EQ(last.header("last-event-id"), "17");
  EXPECT_EQ(last.header("absent"), "");
}

TEST_F(HttpServerTest, a_handler_that_forgets_to_answer_is_a_500) {
  Browser browser(path);
  browser.say("GET /nothing HTTP/1.1\r\nHost: desk\r\n\r\n");
  ASSERT_TRUE(sees_the_end(browser));
  EXPECT_EQ(browser.read.substr(0, 12), "HTTP/1.1 500");
}

TEST_F(HttpServerTest, nonsense_bodies_and_endless_headers_are_refused) {
  const std::string endless = "GET / HTTP/1.1\r\nX: " + std::string(net::http_header_bytes_max, 'x') + "\r\n\r\n";
  for (const std::string& words : {std::string("hello there\r\n\r\n"), endless,
                                   std::string("POST /hello HTTP/1.1\r\nHost: desk\r\nContent-Length: 3\r\n\r\nabc")}) {
    Browser browser(path);
    browser.say(words);
    ASSERT_TRUE(sees_the_end(browser));
    EXPECT_EQ(browser.read.substr(0, 10), "HTTP/1.1 4") << words.substr(0, 40);
  }
}

TEST_F(HttpServerTest, a_stream_sends_pieces_as_they_come) {
  Browser browser(path);
  browser.say("GET /stream HTTP/1.1\r\nHost: desk\r\n\r\n");
  ASSERT_TRUE(reads(browser, "\r\n\r\n"));
  EXPECT_NE(browser.read.find("Content-Type: text/event-stream\r\n"), std::string::npos);
  EXPECT_NE(browser.read.find("X-Accel-Buffering: no\r\n"), std::string::npos);
  stream->send("data: 1\n\n");
  ASSERT_TRUE(reads(browser, "data: 1\n\n"));
  stream->send("data: 2\n\n");
  ASSERT_TRUE(reads(browser, "data: 2\n\n"));
  EXPECT_FALSE(browser.ended);
}

TEST_F(HttpServerTest, finishing_a_stream_delivers_its_last_words) {
  Browser browser(path);
  browser.say("GET /stream HTTP/1.1\r\nHost: desk\r\n\r\n");
  ASSERT_TRUE(support::run_until(loop, [this] { return stream.has_value(); }));
  stream->send(std::string(200'000, 'x') + "last");
  stream->finish();
  stream.reset();
  ASSERT_TRUE(sees_the_end(browser));
  EXPECT_TRUE(browser.read.ends_with("last"));
  EXPECT_EQ(ends, 0);
}

TEST_F(HttpServerTest, a_reader_that_leaves_is_noticed_without_sending_to_it) {
  std::optional<Browser> browser(path);
  browser->say("GET /stream HTTP/1.1\r\nHost: desk\r\n\r\n");
  ASSERT_TRUE(reads(*browser, "\r\n\r\n"));
  browser.reset();
  EXPECT_TRUE(support::run_until(loop, [this] { return ends == 1; }));
  stream->send("into the void");
  loop.run_for(base::milliseconds(10));
  EXPECT_EQ(ends, 1);
}

TEST_F(HttpServerTest, a_slow_reader_is_dropped_at_the_limit) {
  Browser browser(path);
  browser.say("GET /stream HTTP/1.1\r\nHost: desk\r\n\r\n");
  ASSERT_TRUE(support::run_until(loop, [this] { return stream.has_value(); }));
  const std::string piece(32 << 10, 'x');
  for (int i = 0; i < 100; ++i) stream->send(piece);
  EXPECT_EQ(ends, 0) << "told from the loop, not from inside send";
  EXPECT_TRUE(support::run_until(loop, [this] { return ends == 1; }));
}

}  // namespace
