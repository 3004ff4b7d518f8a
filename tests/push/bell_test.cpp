#include "push/bell.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <list>
#include <memory>
#include <thread>

#include "push/house.h"
#include "support/event_reader.h"
#include "support/run_until.h"

namespace {

using support::EventReader;
using testing::ElementsAre;
using testing::HasSubstr;

struct BellTest : testing::Test {
  BellTest() { open_bell(); }

  void open_bell() {
    bell = std::make_unique<push::Bell>(loop, house.open_for_reading(), house.clock);
    bell->start(net::HttpServer::open(loop, socket),
                net::DatagramWake::open(loop, store::bell_of(house.ledger_file())));
  }

  /// As a TERM does it.
  void close_bell() {
    bell->finish();
    loop.run_for(base::milliseconds(20));
    bell.reset();
  }

  template <class Happened>
  [[nodiscard]] bool until(EventReader& reader, Happened happened) {
    return support::run_until(loop, [&] {
      reader.read();
      return happened();
    });
  }

  /// Connected and greeted with a snapshot.
  void greet(EventReader& reader, const push_test::Visitor& visitor) {
    reader.ask(socket, visitor.target());
    ASSERT_TRUE(until(reader, [&] { return !reader.heard.empty(); }));
    ASSERT_EQ(reader.heard.back().name, "snapshot");
  }

  [[nodiscard]] int status_of(EventReader& reader) {
    return until(reader, [&] { return reader.status() != 0; }) ? reader.status() : 0;
  }

  push_test::House house;
  std::filesystem::path socket = house.file("push.sock");
  net::Loop loop;
  std::unique_ptr<push::Bell> bell;
};

std::vector<std::string> names_of(const EventReader& reader) {
  std::vector<std::string> names;
  for (const auto& event : reader.heard) names.push_back(event.name);
  return names;
}

TEST_F(BellTest, a_newcomer_gets_the_open_calls_and_then_hears_what_happens) {
  const auto early = house.ring();
  EventReader priya;
  greet(priya, house.priya);
  EXPECT_THAT(priya.heard[0].data, HasSubstr(early.text()));
  EXPECT_THAT(priya.retries, ElementsAre(1000));
  const auto late = house.ring();
  ASSERT_TRUE(until(priya, [&] { return priya.heard.size() == 2; }));
  EXPECT_EQ(priya.heard[1].name, "call");
  EXPECT_THAT(priya.heard[1].data, HasSubstr(late.text()));
  EXPECT_EQ(priya.last_number, house.last_number());
}

TEST_F(BellTest, the_bell_rings_at_the_commit_and_not_at_the_next_look) {
  EventReader priya;
  greet(priya, house.priya);
  loop.run_for(base::milliseconds(5));
  const auto start = std::chrono::steady_clock::now();
  house.ring();
  ASSERT_TRUE(until(priya, [&] { return priya.heard.size() == 2; }));
  EXPECT_LT(std::chrono::steady_clock::now() - start, push::look_every / 2);
}

TEST_F(BellTest, a_commit_whose_ring_is_lost_is_found_by_the_clock) {
  EventReader priya;
  greet(priya, house.priya);
  std::filesystem::remove(store::bell_of(house.ledger_file()));
  house.ring();
  EXPECT_TRUE(until(priya, [&] { return priya.heard.size() == 2; }));
}

TEST_F(BellTest, each_hears_only_what_they_may) {
  EventReader priya;
  EventReader ada;
  EventReader stranger;
  greet(priya, house.priya);
  greet(ada, house.ada);
  greet(stranger, house.stranger);
  house.ring();
  house.write();
  house.ring_elsewhere();
  ASSERT_TRUE(until(stranger, [&] { return stranger.heard.size() == 2; }));
  priya.read();
  ada.read();
  EXPECT_THAT(names_of(priya), ElementsAre("snapshot", "call", "message"));
  EXPECT_THAT(names_of(ada), ElementsAre("snapshot", "message"));
  EXPECT_THAT(names_of(stranger), ElementsAre("snapshot", "call"));
}

TEST_F(BellTest, whoever_says_what_they_heard_gets_exactly_the_rest) {
  EventReader priya;
  greet(priya, house.priya);
  house.ring();
  ASSERT_TRUE(until(priya, [&] { return priya.heard.size() == 2; }));
  priya.leave();
  const auto missed = house.ring();
  house.ring_elsewhere();
  const auto message = house.write();
  priya.ask(socket, house.priya.target(), priya.last_number);
  ASSERT_TRUE(until(priya, [&] { return priya.heard.size() == 4; }));
  EXPECT_THAT(names_of(priya), ElementsAre("snapshot", "call", "call", "message"));
  EXPECT_THAT(priya.heard[2].data, HasSubstr(missed.text()));
  EXPECT_THAT(priya.heard[3].data, HasSubstr(message.text()));
  house.ring();
  ASSERT_TRUE(until(priya, [&] { return priya.heard.size() == 5; }));
}

TEST_F(BellTest, a_number_that_makes_no_sense_begins_anew) {
  house.ring();
  for (const char* claim : {"99", "-1", "x", "9999999999999999999", ""}) {
    EventReader priya;
    priya.ask(socket, house.priya.target() + " HTTP/1.1\r\nLast-Event-ID: " + claim + "\r\nX:");
    ASSERT_TRUE(until(priya, [&] { return !priya.heard.empty(); })) << claim;
    EXPECT_EQ(priya.heard[0].name, "snapshot") << claim;
  }
}

TEST_F(BellTest, whoever_missed_too_much_begins_anew) {
  EventReader stranger;
  greet(stranger, house.stranger);
  {
    store::Write write(house.ledger());
    for (std::int64_t i = 0; i <= push::resumed_events_max; ++i)
      write.tell({.workspace = house.elsewhere,
                  .kind = "message.added",
                  .call = {},
                  .conversation = {},
                  .at = house.clock.now()});
    write.commit();
  }
  house.ring_elsewhere();
  ASSERT_TRUE(until(stranger, [&] { return stranger.heard.size() == 2; }));
  EventReader priya;
  priya.ask(socket, house.priya.target(), 0);
  ASSERT_TRUE(until(priya, [&] { return !priya.heard.empty(); }));
  EXPECT_EQ(priya.heard[0].name, "snapshot");
}

TEST_F(BellTest, a_stream_without_news_shows_that_it_lives) {
  EventReader priya;
  greet(priya, house.priya);
  house.clock.advance(push::ping_every);
  ASSERT_TRUE(until(priya, [&] { return priya.heard.size() == 2; }));
  EXPECT_EQ(priya.heard[1].name, "ping");
  EXPECT_FALSE(priya.heard[1].number.has_value());
}

TEST_F(BellTest, a_session_that_ended_is_let_go_and_not_let_in_again) {
  EventReader priya;
  greet(priya, house.priya);
  house.sign_out(house.priya);
  house.clock.advance(push::ping_every);
  ASSERT_TRUE(until(priya, [&] { return priya.ended(); }));
  EXPECT_EQ(bell->stream_count(), 0u);
  EventReader again;
  again.ask(socket, house.priya.target());
  EXPECT_EQ(status_of(again), 401);
}

TEST_F(BellTest, an_old_stream_is_asked_to_come_anew_at_once) {
  EventReader priya;
  greet(priya, house.priya);
  house.clock.advance(push::stream_renewed_after);
  ASSERT_TRUE(until(priya, [&] { return priya.ended(); }));
  EXPECT_THAT(priya.retries, ElementsAre(1000, 50));
}

TEST_F(BellTest, a_reader_that_does_not_read_is_dropped_and_the_others_hear_on) {
  EventReader sleeper;
  EventReader tom;
  greet(sleeper, house.priya);
  greet(tom, house.tom);
  // Twice what the kernel holds for a Unix socket, and ours on top.
  std::size_t calls = 0;
  ASSERT_TRUE(support::run_until(
      loop,
      [&] {
        for (int i = 0; i < 20; ++i, ++calls) house.ring();
        tom.read();
        return bell->stream_count() == 1;
      },
      base::seconds(60)));
  EXPECT_TRUE(until(tom, [&] { return tom.heard.size() == calls + 1; }));
}

TEST_F(BellTest, a_person_has_a_limited_number_of_streams) {
  std::list<EventReader> tabs;
  for (std::size_t i = 0; i < push::streams_per_person_max; ++i) greet(tabs.emplace_back(), house.priya);
  EventReader one_more;
  one_more.ask(socket, house.priya.target());
  EXPECT_EQ(status_of(one_more), 429);
  EventReader tom;
  greet(tom, house.tom);
  tabs.pop_front();
  ASSERT_TRUE(support::run_until(loop, [&] { return bell->stream_count() == push::streams_per_person_max; }));
  EventReader later;
  greet(later, house.priya);
}

TEST_F(BellTest, other_paths_and_methods_are_refused) {
  EventReader reader;
  reader.ask(socket, "/_live/x/y/z");
  EXPECT_EQ(status_of(reader), 404);
  reader.ask(socket, "/healthz");
  EXPECT_EQ(status_of(reader), 200);
}

TEST_F(BellTest, a_clean_end_closes_streams_and_frees_the_socket) {
  EventReader priya;
  greet(priya, house.priya);
  close_bell();
  priya.read();
  EXPECT_TRUE(priya.ended());
  EXPECT_FALSE(std::filesystem::exists(socket));
}

// The promise of the bell: whatever is killed and whenever, a browser that resumes has heard every number that is its
// own, once, in order. Every event is about another call, so none may stand for another.
TEST_F(BellTest, restarts_under_fire_lose_and_repeat_nothing) {
  constexpr int calls = 600;
  EventReader priya;
  greet(priya, house.priya);
  const std::int64_t before = *priya.last_number;
  std::atomic<bool> is_done = false;
  std::jthread writer([&] {
    for (int i = 0; i < calls; ++i) house.ring();
    is_done = true;
  });
  bool is_clean = true;
  while (!is_done) {
    for (int turn = 0; turn < 10; ++turn) {
      loop.run_for(base::milliseconds(3));
      priya.read();
      if (priya.ended()) priya.ask(socket, house.priya.target(), priya.last_number);
    }
    // In turn as by TERM and as by KILL.
    if (is_clean)
      close_bell();
    else
      bell.reset();
    is_clean = !is_clean;
    priya.read();
    open_bell();
  }
  ASSERT_TRUE(until(priya, [&] {
    if (priya.ended()) priya.ask(socket, house.priya.target(), priya.last_number);
    return priya.last_number == before + calls;
  }));
  ASSERT_EQ(priya.heard.size(), 1u + calls);
  for (std::size_t i = 0; i < calls; ++i)
    EXPECT_EQ(priya.heard[i + 1].number, before + 1 + static_cast<std::int64_t>(i));
}

}  // namespace
