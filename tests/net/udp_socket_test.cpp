#include "net/udp_socket.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

#include "base/failure.h"
#include "support/run_until.h"

namespace {

base::Endpoint at(std::string_view ip, std::uint16_t port = 0) {
  return base::Endpoint::from_text(ip, port).value();
}

/// Keeps what a socket hears.
struct Ear {
  struct Heard {
    base::Endpoint from;
    std::string text;
  };

  explicit Ear(net::UdpSocket& socket) {
    socket.on_datagrams([this](std::span<const net::Datagram> datagrams) {
      ++batches;
      for (const auto& datagram : datagrams)
        heard.push_back({datagram.from, std::string(base::as_text(datagram.bytes))});
    });
  }

  std::vector<Heard> heard;
  int batches = 0;
};

std::size_t say(net::UdpSocket& socket, const base::Endpoint& to, std::string_view text) {
  const net::Outgoing datagram{.to = to, .bytes = base::as_bytes(text)};
  return socket.send({&datagram, 1});
}

struct UdpFamilies : testing::TestWithParam<const char*> {};

TEST_P(UdpFamilies, carries_datagrams_both_ways_over_loopback) {
  net::Loop loop;
  auto here = net::UdpSocket::open(loop, at(GetParam()));
  auto there = net::UdpSocket::open(loop, at(GetParam()));
  Ear here_hears(here);
  Ear there_hears(there);
  EXPECT_EQ(say(here, there.local_endpoint(), "ping"), 1u);
  ASSERT_TRUE(support::run_until(loop, [&] { return there_hears.heard.size() == 1; }));
  EXPECT_EQ(there_hears.heard[0].text, "ping");
  EXPECT_EQ(there_hears.heard[0].from, here.local_endpoint());
  say(there, there_hears.heard[0].from, "pong");
  ASSERT_TRUE(support::run_until(loop, [&] { return here_hears.heard.size() == 1; }));
  EXPECT_EQ(here_hears.heard[0].text, "pong");
}

INSTANTIATE_TEST_SUITE_P(Loopback, UdpFamilies, testing::Values("127.0.0.1", "::1"));

TEST(UdpSocket, a_dual_stack_socket_talks_to_both_families_and_shows_ipv4_peers_as_ipv4) {
  net::Loop loop;
  auto media = net::UdpSocket::open(loop, at("::"));
  auto old = net::UdpSocket::open(loop, at("127.0.0.1"));
  auto young = net::UdpSocket::open(loop, at("::1"));
  Ear media_hears(media);
  Ear old_hears(old);
  Ear young_hears(young);
  const std::uint16_t port = media.local_endpoint().port;
  say(old, at("127.0.0.1", port), "four");
  say(young, at("::1", port), "six");
  ASSERT_TRUE(support::run_until(loop, [&] { return media_hears.heard.size() == 2; }));
  for (const auto& heard : media_hears.heard) {
    EXPECT_EQ(heard.from, heard.text == "four" ? old.local_endpoint() : young.local_endpoint());
    say(media, heard.from, "back");
  }
  EXPECT_TRUE(support::run_until(loop, [&] { return old_hears.heard.size() == 1 && young_hears.heard.size() == 1; }));
}

TEST(UdpSocket, a_burst_arrives_whole_in_order_and_in_few_batches) {
  net::Loop loop;
  auto from = net::UdpSocket::open(loop, at("127.0.0.1"));
  auto to = net::UdpSocket::open(loop, at("127.0.0.1"));
  Ear ear(to);
  std::vector<std::string> texts;
  for (int i = 0; i < 1000; ++i) texts.push_back(std::to_string(i));
  std::vector<net::Outgoing> burst;
  for (const auto& text : texts) burst.push_back({to.local_endpoint(), base::as_bytes(text)});
  EXPECT_EQ(from.send(burst), burst.size());
  ASSERT_TRUE(support::run_until(loop, [&] { return ear.heard.size() == texts.size(); }));
  for (std::size_t i = 0; i < texts.size(); ++i) EXPECT_EQ(ear.heard[i].text, texts[i]);
  EXPECT_LT(ear.batches, 32);
  EXPECT_EQ(from.counters().sent, 1000u);
  EXPECT_EQ(to.counters().received, 1000u);
}

TEST(UdpSocket, a_flood_leaves_the_loop_time_for_other_work) {
  net::Loop loop;
  auto from = net::UdpSocket::open(loop, at("127.0.0.1"));
  auto to = net::UdpSocket::open(loop, at("127.0.0.1"));
  std::size_t heard = 0;
  std::size_t heard_when_posted_ran = 0;
  to.on_datagrams([&](std::span<const net::Datagram> datagrams) {
    if (heard == 0) loop.post([&] { heard_when_posted_ran = heard; });
    heard += datagrams.size();
  });
  const std::vector<net::Outgoing> flood(1000, net::Outgoing{to.local_endpoint(), base::as_bytes("x")});
  ASSERT_EQ(from.send(flood), flood.size());
  ASSERT_TRUE(support::run_until(loop, [&] { return heard == flood.size(); }));
  EXPECT_LE(heard_when_posted_ran, net::datagram_batch_max * net::batches_per_turn_max);
}

TEST(UdpSocket, an_overlong_datagram_is_dropped_and_counted) {
  net::Loop loop;
  auto from = net::UdpSocket::open(loop, at("127.0.0.1"));
  auto to = net::UdpSocket::open(loop, at("127.0.0.1"));
  Ear ear(to);
  say(from, to.local_endpoint(), std::string(net::datagram_bytes_max + 1, 'x'));
  say(from, to.local_endpoint(), std::string(net::datagram_bytes_max, 'y'));
  ASSERT_TRUE(support::run_until(loop, [&] { return ear.heard.size() == 1; }));
  EXPECT_EQ(ear.heard[0].text.size(), net::datagram_bytes_max);
  EXPECT_EQ(to.counters().dropped_too_long, 1u);
}

TEST(UdpSocket, an_address_without_a_way_is_counted_and_the_others_still_get_theirs) {
  net::Loop loop;
  auto from = net::UdpSocket::open(loop, at("127.0.0.1"));
  auto to = net::UdpSocket::open(loop, at("127.0.0.1"));
  Ear ear(to);
  const std::vector<net::Outgoing> datagrams{{to.local_endpoint(), base::as_bytes("a")},
                                             {at("2001:db8::1", 9), base::as_bytes("b")},
                                             {at("198.51.100.1", 9), base::as_bytes("c")},
                                             {to.local_endpoint(), base::as_bytes("d")}};
  // A socket bound to loopback cannot reach 198.51.100.1, and an IPv4 one no IPv6 address.
  EXPECT_EQ(from.send(datagrams), 2u);
  EXPECT_EQ(from.counters().dropped_unreachable, 2u);
  ASSERT_TRUE(support::run_until(loop, [&] { return ear.heard.size() == 2; }));
  EXPECT_EQ(ear.heard[1].text, "d");
}

TEST(UdpSocket, its_callback_may_destroy_it) {
  net::Loop loop;
  auto from = net::UdpSocket::open(loop, at("127.0.0.1"));
  std::optional to = net::UdpSocket::open(loop, at("127.0.0.1"));
  to->on_datagrams([&](std::span<const net::Datagram>) { to.reset(); });
  const std::vector<net::Outgoing> burst(200, net::Outgoing{to->local_endpoint(), base::as_bytes("x")});
  from.send(burst);
  EXPECT_TRUE(support::run_until(loop, [&] { return !to.has_value(); }));
}

TEST(UdpSocket, a_taken_port_is_a_failure_that_names_it) {
  net::Loop loop;
  const auto first = net::UdpSocket::open(loop, at("127.0.0.1"));
  try {
    const auto second = net::UdpSocket::open(loop, first.local_endpoint());
    FAIL() << "bound twice";
  } catch (const base::Failure& failure) {
    EXPECT_NE(std::string(failure.what()).find(first.local_endpoint().text()), std::string::npos);
  }
}

TEST(UdpSocket, asks_for_a_large_receive_buffer) {
  net::Loop loop;
  const auto socket = net::UdpSocket::open(loop, at("127.0.0.1"));
  EXPECT_GT(socket.receive_buffer_bytes(), 64 << 10);
  EXPECT_LE(socket.receive_buffer_bytes(), net::udp_receive_buffer_bytes);
}

}  // namespace
