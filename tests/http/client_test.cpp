#include "http/client.h"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <mutex>

#include "support/tcp_peer.h"

namespace http {
namespace {

using std::chrono::milliseconds;
using support::TcpPeer;

/// Answers every request of every connection with the same bytes and keeps what was asked.
class Answers {
 public:
  explicit Answers(std::string answer)
      : answer_(std::move(answer)), peer_([this](int descriptor) { talk(descriptor); }) {}

  TcpPeer& peer() { return peer_; }
  std::string asked() {
    const std::lock_guard lock(mutex_);
    return asked_;
  }

 private:
  void talk(int descriptor) {
    for (std::string request = TcpPeer::read_request(descriptor); !request.empty();
         request = TcpPeer::read_request(descriptor)) {
      {
        const std::lock_guard lock(mutex_);
        asked_ = std::move(request);
      }
      TcpPeer::send(descriptor, answer_);
    }
  }

  std::string answer_;
  std::mutex mutex_;
  std::string asked_;
  TcpPeer peer_;
};

std::string ok(std::string_view body) {
  return "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + std::string(body);
}

std::string refusal(const Request& request) {
  Client client;
  const auto response = client.perform(request);
  return response ? "none" : response.error().name;
}

TEST(Client, an_answer_comes_whole) {
  Answers answers("HTTP/1.1 418 Teapot\r\nContent-Length: 5\r\nX-Trace:  abc \r\nSet-Cookie: a=1\r\n\r\nhello");
  Client client;
  const auto response = client.perform({.url = answers.peer().url("/x?y=1")});
  ASSERT_TRUE(response) << response.error().detail;
  EXPECT_EQ(response->status, 418);
  EXPECT_EQ(response->body, "hello");
  EXPECT_EQ(response->header("x-trace"), "abc");
  EXPECT_EQ(response->header("x-none"), std::nullopt);
  EXPECT_TRUE(answers.asked().starts_with("GET /x?y=1 HTTP/1.1\r\n"));
}

TEST(Client, a_request_leaves_whole_and_without_waiting_for_a_nod) {
  Answers answers(ok(""));
  Client client;
  const std::string body(100'000, 'b');
  ASSERT_TRUE(client.perform({.method = "POST",
                              .url = answers.peer().url(),
                              .headers = {{"Authorization", "Bearer t"}, {"Content-Type", "application/json"}},
                              .body = body}));
  EXPECT_TRUE(answers.asked().starts_with("POST / HTTP/1.1\r\n"));
  EXPECT_TRUE(answers.asked().ends_with("\r\n\r\n" + body));
  EXPECT_NE(answers.asked().find("Authorization: Bearer t\r\n"), std::string::npos);
  EXPECT_NE(answers.asked().find("Content-Type: application/json\r\n"), std::string::npos);
  EXPECT_EQ(answers.asked().find("Expect:"), std::string::npos);
}

TEST(Client, every_method_is_written_as_given) {
  Answers answers(ok(""));
  Client client;
  for (const std::string method : {"POST", "PUT", "DELETE", "PATCH"}) {
    ASSERT_TRUE(client.perform({.method = method, .url = answers.peer().url()}));
    EXPECT_TRUE(answers.asked().starts_with(method + " / "));
  }
  ASSERT_TRUE(client.perform({.method = "POST", .url = answers.peer().url()}));
  EXPECT_NE(answers.asked().find("Content-Length: 0\r\n"), std::string::npos);
}

TEST(Client, a_connection_is_used_again_and_remembers_nothing) {
  Answers answers("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nSet-Cookie: a=1\r\n\r\n");
  Client client;
  ASSERT_TRUE(
      client.perform({.method = "POST", .url = answers.peer().url(), .headers = {{"X-First", "1"}}, .body = "b"}));
  ASSERT_TRUE(client.perform({.url = answers.peer().url()}));
  EXPECT_EQ(answers.peer().accepted(), 1);
  EXPECT_TRUE(answers.asked().starts_with("GET "));
  EXPECT_EQ(answers.asked().find("Cookie"), std::string::npos);
  EXPECT_EQ(answers.asked().find("X-First"), std::string::npos);
}

TEST(Client, a_redirect_is_an_answer_and_not_a_way) {
  Answers answers("HTTP/1.1 302 Found\r\nLocation: http://169.254.169.254/\r\nContent-Length: 0\r\n\r\n");
  Client client;
  EXPECT_EQ(client.perform({.url = answers.peer().url()})->status, 302);
}

TEST(Client, a_proxy_from_the_environment_is_not_asked) {
  ::setenv("http_proxy", "http://127.0.0.1:1", 1);
  ::setenv("ALL_PROXY", "http://127.0.0.1:1", 1);
  Answers answers(ok("direct"));
  Client client;
  const auto response = client.perform({.url = answers.peer().url()});
  ::unsetenv("http_proxy");
  ::unsetenv("ALL_PROXY");
  ASSERT_TRUE(response) << response.error().detail;
  EXPECT_EQ(response->body, "direct");
}

TEST(Client, a_body_at_its_limit_fits_and_one_byte_more_does_not) {
  Answers answers(ok(std::string(1000, 'x')));
  EXPECT_EQ(refusal({.url = answers.peer().url(), .response_bytes_max = 1000}), "none");
  EXPECT_EQ(refusal({.url = answers.peer().url(), .response_bytes_max = 999}), "http.too_large");
}

TEST(Client, an_endless_answer_is_cut_off) {
  const auto endless = [](std::string_view head, std::string_view piece) {
    return [=](int descriptor) {
      TcpPeer::read_request(descriptor);
      TcpPeer::send(descriptor, head);
      for (int i = 0; i < 5'000; ++i) TcpPeer::send(descriptor, piece);
    };
  };
  const TcpPeer body(
      endless("HTTP/1.1 200 OK\r\n\r\n", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"));
  EXPECT_EQ(refusal({.url = body.url(), .response_bytes_max = 10'000}), "http.too_large");
  const TcpPeer headers(endless("HTTP/1.1 200 OK\r\n", "X-More: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\r\n"));
  EXPECT_EQ(refusal({.url = headers.url()}), "http.too_large");
  const TcpPeer chunks(endless("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "10\r\nxxxxxxxxxxxxxxxx\r\n"));
  EXPECT_EQ(refusal({.url = chunks.url(), .response_bytes_max = 10'000}), "http.too_large");
}

TEST(Client, chunks_and_interim_answers_are_put_together) {
  Answers answers(
      "HTTP/1.1 103 Early Hints\r\nX-Early: 1\r\n\r\n"
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\nX-Late: 1\r\n\r\n");
  Client client;
  const auto response = client.perform({.url = answers.peer().url()});
  ASSERT_TRUE(response) << response.error().detail;
  EXPECT_EQ(response->status, 200);
  EXPECT_EQ(response->body, "abcde");
  EXPECT_EQ(response->header("x-early"), std::nullopt);
}

struct Broken {
  std::string name;
  std::string answer;
};

class BrokenAnswer : public testing::TestWithParam<Broken> {};

TEST_P(BrokenAnswer, is_http_failed) {
  const TcpPeer peer([](int descriptor) {
    TcpPeer::read_request(descriptor);
    TcpPeer::send(descriptor, GetParam().answer);
  });
  EXPECT_EQ(refusal({.url = peer.url(), .total_timeout = milliseconds(3000)}), "http.failed") << GetParam().name;
}

INSTANTIATE_TEST_SUITE_P(Client, BrokenAnswer,
                         testing::Values(Broken{"nothing", ""}, Broken{"garbage", std::string(500, 'G') + "\r\n\r\n"},
                                         Broken{"half a head", "HTTP/1.1 200 OK\r\nContent-Le"},
                                         Broken{"a short body", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc"},
                                         Broken{"a broken chunk",
                                                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"}));

TEST(Client, a_reset_is_http_failed) {
  const TcpPeer peer([](int descriptor) {
    TcpPeer::read_request(descriptor);
    const linger at_once{1, 0};
    ::setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
  });
  EXPECT_EQ(refusal({.url = peer.url()}), "http.failed");
}

/// Waits until the client gives up.
void stay_silent(int descriptor) {
  char byte = 0;
  while (::recv(descriptor, &byte, 1, 0) > 0) continue;
}

void expect_given_up_in_time(const Request& request, const std::string& name) {
  const auto before = std::chrono::steady_clock::now();
  EXPECT_EQ(refusal(request), name);
  const auto took = std::chrono::steady_clock::now() - before;
  EXPECT_GE(took, milliseconds(250));
  EXPECT_LT(took, milliseconds(3000));
}

TEST(Client, a_silent_peer_is_given_up_in_time) {
  const TcpPeer peer(&stay_silent);
  expect_given_up_in_time({.url = peer.url(), .total_timeout = milliseconds(300)}, "http.timeout");
}

TEST(Client, a_peer_that_trickles_is_given_up_in_time) {
  const TcpPeer peer([](int descriptor) {
    TcpPeer::read_request(descriptor);
    TcpPeer::send(descriptor, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
    for (int i = 0; i < 100; ++i) {
      TcpPeer::send(descriptor, "x");
      std::this_thread::sleep_for(milliseconds(20));
    }
  });
  expect_given_up_in_time({.url = peer.url(), .total_timeout = milliseconds(300)}, "http.timeout");
}

TEST(Client, a_handshake_that_never_comes_is_http_connect_because_nothing_was_asked) {
  const TcpPeer peer(&stay_silent);
  const std::string url = "https://127.0.0.1:" + std::to_string(peer.port()) + "/";
  expect_given_up_in_time({.url = url, .connect_timeout = milliseconds(300)}, "http.connect");
}

TEST(Client, a_peer_without_tls_is_http_tls) {
  const TcpPeer peer([](int descriptor) { TcpPeer::send(descriptor, "HTTP/1.1 400 Bad Request\r\n\r\n"); });
  EXPECT_EQ(refusal({.url = "https://127.0.0.1:" + std::to_string(peer.port()) + "/"}), "http.tls");
}

TEST(Client, nobody_there_is_http_connect) {
  int port = 0;
  {
    port = TcpPeer([](int) {}).port();
  }
  EXPECT_EQ(refusal({.url = "http://127.0.0.1:" + std::to_string(port) + "/"}), "http.connect");
  EXPECT_EQ(refusal({.url = "http://no-such-host.invalid/"}), "http.connect");
}

TEST(Client, other_schemes_are_not_spoken) {
  for (const char* url :
       {"file:///etc/passwd", "ftp://127.0.0.1/", "gopher://127.0.0.1/", "", "http://", "telnet://127.0.0.1:25"}) {
    EXPECT_EQ(refusal({.url = url}), "http.failed") << url;
  }
}

TEST(Client, a_line_end_in_a_request_stays_at_home) {
  Answers answers(ok(""));
  const std::string url = answers.peer().url();
  EXPECT_EQ(refusal({.url = url, .headers = {{"X", "a\r\nY: b"}}}), "http.failed");
  EXPECT_EQ(refusal({.url = url, .headers = {{"X\r\nY", "b"}}}), "http.failed");
  EXPECT_EQ(refusal({.method = "GET / HTTP/1.1\r\nX:", .url = url}), "http.failed");
  EXPECT_EQ(refusal({.url = url + "\r\nX: y"}), "http.failed");
  EXPECT_EQ(answers.peer().accepted(), 0);
}

TEST(Client, a_refusal_never_holds_what_was_sent) {
  const TcpPeer peer([](int descriptor) { TcpPeer::read_request(descriptor); });
  Client client;
  const auto response = client.perform(
      {.method = "POST", .url = peer.url(), .headers = {{"Authorization", "Bearer secret"}}, .body = "private"});
  ASSERT_FALSE(response);
  EXPECT_EQ(response.error().detail.find("secret"), std::string::npos);
  EXPECT_EQ(response.error().detail.find("private"), std::string::npos);
}

TEST(Client, goes_on_after_every_kind_of_trouble) {
  Answers answers(ok("fine"));
  Client client;
  EXPECT_FALSE(client.perform({.url = "file:///etc/passwd"}));
  EXPECT_FALSE(client.perform({.url = answers.peer().url(), .response_bytes_max = 1}));
  EXPECT_EQ(client.perform({.url = answers.peer().url()})->body, "fine");
  Client moved = std::move(client);
  EXPECT_EQ(moved.perform({.url = answers.peer().url()})->body, "fine");
}

}  // namespace
}  // namespace http
