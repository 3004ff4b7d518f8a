#include "web/fastcgi.h"

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <thread>

#include "support/fastcgi_client.h"

namespace web {
namespace {

using support::fastcgi::begin_body;
using support::fastcgi::record;
namespace fcgi = support::fastcgi;

constexpr std::chrono::milliseconds soon{200};

/// What `read_parameters` and `read_body` make of these bytes, sent and then closed.
struct Heard {
  std::string refusal;
  std::vector<Field> parameters;
  std::string body;
};

Heard hear(const std::string& wire, std::size_t body_max = 100) {
  int ends[2];
  EXPECT_EQ(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
  std::jthread sender([&, descriptor = ends[1]] {
    for (std::string_view left = wire; !left.empty();) {
      const ssize_t count = ::send(descriptor, left.data(), left.size(), MSG_NOSIGNAL);
      if (count <= 0) break;
      left.remove_prefix(static_cast<std::size_t>(count));
    }
    ::shutdown(descriptor, SHUT_WR);
  });
  Heard heard;
  {
    auto exchange = std::make_unique<Exchange>(Connection(ends[0]));
    auto parameters = exchange->read_parameters(std::chrono::seconds(5));
    auto body = parameters ? exchange->read_body(body_max) : base::refuse("unread");
    if (parameters) heard.parameters = *parameters;
    if (body) heard.body = *body;
    heard.refusal = !parameters ? parameters.error().name : !body ? body.error().name : "";
  }
  sender.join();
  ::close(ends[1]);
  return heard;
}

std::string begin() {
  return record(fcgi::begin_request, begin_body());
}
std::string no_body() {
  return record(fcgi::standard_input, "");
}

TEST(FastCgi, a_request_is_read_whole) {
  const Heard heard =
      hear(fcgi::request({{"REQUEST_METHOD", "POST"}, {"LONG", std::string(300, 'x')}, {"EMPTY", ""}}, "body"));
  EXPECT_EQ(heard.refusal, "");
  ASSERT_EQ(heard.parameters.size(), 3u);
  EXPECT_EQ(heard.parameters[1].value.size(), 300u);
  EXPECT_EQ(heard.body, "body");
}

TEST(FastCgi, a_pair_may_be_cut_between_records_anywhere) {
  const std::string pairs = fcgi::pair("NAME", std::string(200, 'v')) + fcgi::pair("SECOND", "w");
  for (std::size_t cut = 1; cut < pairs.size(); ++cut) {
    const Heard heard = hear(begin() + record(fcgi::params, pairs.substr(0, cut)) +
                             record(fcgi::params, pairs.substr(cut)) + record(fcgi::params, "") + no_body());
    ASSERT_EQ(heard.refusal, "") << cut;
    ASSERT_EQ(heard.parameters.size(), 2u) << cut;
    ASSERT_EQ(heard.parameters[1].value, "w") << cut;
  }
}

TEST(FastCgi, every_cut_of_a_request_is_a_closed_connection) {
  const std::string wire = fcgi::request({{"REQUEST_METHOD", "POST"}}, "body");
  for (std::size_t cut = 0; cut < wire.size(); ++cut)
    ASSERT_EQ(hear(wire.substr(0, cut)).refusal, "fastcgi.closed") << cut;
}

TEST(FastCgi, a_body_at_its_limit_fits_and_one_byte_more_may_be_told_so) {
  EXPECT_EQ(hear(fcgi::request({}, std::string(100, 'x'))).refusal, "");
  EXPECT_EQ(hear(fcgi::request({}, std::string(101, 'x'))).refusal, "fastcgi.body_too_large");
  EXPECT_EQ(hear(fcgi::request({}, std::string(5'000'000, 'x'))).refusal, "fastcgi.body_too_large");
  EXPECT_EQ(hear(fcgi::request({}, std::string(dropped_bytes_max + 101, 'x'))).refusal, "fastcgi.too_large");
}

TEST(FastCgi, parameters_have_a_limit_in_bytes_and_in_number) {
  const std::string overhead = fcgi::pair("N", std::string(1000, 'v'));
  const std::size_t fitting = parameters_bytes_max - (overhead.size() - 1000);
  EXPECT_EQ(hear(fcgi::request({{"N", std::string(fitting, 'v')}})).refusal, "");
  EXPECT_EQ(hear(fcgi::request({{"N", std::string(fitting + 1, 'v')}})).refusal, "fastcgi.too_large");
  EXPECT_EQ(hear(fcgi::request(fcgi::Parameters(parameters_max, {"N", "v"}))).refusal, "");
  EXPECT_EQ(hear(fcgi::request(fcgi::Parameters(parameters_max + 1, {"N", "v"}))).refusal, "fastcgi.malformed");
}

struct Hostile {
  std::string name;
  std::string wire;
  std::string refusal = "fastcgi.malformed";
};

class HostileRecords : public testing::TestWithParam<Hostile> {};

TEST_P(HostileRecords, end_the_connection) {
  EXPECT_EQ(hear(GetParam().wire).refusal, GetParam().refusal) << GetParam().name;
}

std::string with_params(const std::string& bytes) {
  return begin() + record(fcgi::params, bytes) + record(fcgi::params, "") + no_body();
}

std::string four_counts() {
  std::string body;
  for (int i = 0; i < 40; ++i) body += fcgi::pair("FCGI_MAX_CONNS", "");
  return record(fcgi::get_values, body, 0);
}

INSTANTIATE_TEST_SUITE_P(
    FastCgi, HostileRecords,
    testing::Values(Hostile{"garbage", std::string(4096, 'G')},                                           //
                    Hostile{"zeros", std::string(4096, '\0')},                                            //
                    Hostile{"http", "GET / HTTP/1.1\r\nHost: x\r\n\r\n"},                                 //
                    Hostile{"version two", "\x02" + begin().substr(1)},                                   //
                    Hostile{"the record that overruns libfcgi", four_counts() + fcgi::request({})},       //
                    Hostile{"a management record in the middle", begin() + four_counts()},                //
                    Hostile{"parameters before begin", record(fcgi::params, "")},                         //
                    Hostile{"a short begin", record(fcgi::begin_request, "1234567")},                     //
                    Hostile{"a long begin", record(fcgi::begin_request, std::string(9, '\0'))},           //
                    Hostile{"the role of an authorizer", record(fcgi::begin_request, begin_body(2))},     //
                    Hostile{"role zero", record(fcgi::begin_request, begin_body(0))},                     //
                    Hostile{"begin twice", begin() + begin()},                                            //
                    Hostile{"a second request", begin() + record(fcgi::begin_request, begin_body(), 2)},  //
                    Hostile{"another request's parameters", begin() + record(fcgi::params, "", 2)},       //
                    Hostile{"a body before parameters", begin() + no_body()},                             //
                    Hostile{"an unknown record", begin() + record(77, "")},                               //
                    Hostile{"parameters after the body began", begin() + record(fcgi::params, "") +
                                                                   record(fcgi::standard_input, "x") +
                                                                   record(fcgi::params, "")},
                    Hostile{"a name longer than all", with_params("\xff\xff\xff\xff\x01x")},                   //
                    Hostile{"a value longer than all", with_params(std::string("\x01\xff\xff\xff\xffx", 6))},  //
                    Hostile{"both lengths at 32 bits' end", with_params("\xff\xff\xff\xff\xff\xff\xff\xff")},  //
                    Hostile{"half a length", with_params("\x80")},                                             //
                    Hostile{"a name without a value length", with_params("\x01")},                             //
                    Hostile{"one byte short", with_params(std::string("\x01\x02xy", 4))},                      //
                    Hostile{"an abort", begin() + record(fcgi::abort_request, ""), "fastcgi.closed"},          //
                    Hostile{"an abort in the body",
                            begin() + record(fcgi::params, "") + record(fcgi::abort_request, ""), "fastcgi.closed"}));

TEST(FastCgi, a_peer_that_stalls_is_given_up) {
  int ends[2];
  ASSERT_EQ(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
  const std::string half = begin().substr(0, 5);
  ASSERT_EQ(::send(ends[1], half.data(), half.size(), 0), 5);
  auto exchange = std::make_unique<Exchange>(Connection(ends[0]));
  const auto before = std::chrono::steady_clock::now();
  EXPECT_EQ(exchange->read_parameters(soon).error().name, "fastcgi.closed");
  EXPECT_GE(std::chrono::steady_clock::now() - before, soon);
  ::close(ends[1]);
}

TEST(FastCgi, an_answer_nobody_takes_is_given_up) {
  int ends[2];
  ASSERT_EQ(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
  auto exchange = std::make_unique<Exchange>(Connection(ends[0]));
  EXPECT_FALSE(exchange->answer(std::string(10'000'000, 'x'), soon));
  ::close(ends[1]);
}

TEST(FastCgi, an_answer_is_cut_into_records_and_ended) {
  for (const std::size_t size : {0u, 1u, 65'527u, 65'528u, 65'529u, 300'000u}) {
    int ends[2];
    ASSERT_EQ(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
    std::string wire;
    std::jthread reader([&] {
      char piece[4096];
      for (ssize_t count = 0; (count = ::recv(ends[1], piece, sizeof piece, 0)) > 0;)
        wire.append(piece, static_cast<std::size_t>(count));
    });
    const std::string head = "Status: 200\r\n\r\n";
    {
      auto exchange = std::make_unique<Exchange>(Connection(ends[0]));
      EXPECT_TRUE(exchange->answer(head + std::string(size, 'x'), std::chrono::seconds(5)));
    }
    reader.join();
    ::close(ends[1]);
    const auto reply = fcgi::Connection::parse(wire);
    ASSERT_TRUE(reply) << size;
    EXPECT_EQ(reply->body.size(), size);
  }
}

}  // namespace
}  // namespace web
