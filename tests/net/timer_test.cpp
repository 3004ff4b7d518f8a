#include "net/timer.h"

#include <gtest/gtest.h>

#include <optional>
#include <thread>

#include "support/run_until.h"

namespace {

using std::chrono::milliseconds;

TEST(Timer, calls_once_and_not_before_its_time) {
  net::Loop loop;
  net::Timer timer(loop);
  int calls = 0;
  const auto start = std::chrono::steady_clock::now();
  timer.start_after(milliseconds(20), [&] { ++calls; });
  ASSERT_TRUE(support::run_until(loop, [&] { return calls > 0; }));
  EXPECT_GE(std::chrono::steady_clock::now() - start, milliseconds(20));
  loop.run_for(milliseconds(30));
  EXPECT_EQ(calls, 1);
}

TEST(Timer, a_time_already_past_calls_from_the_loop_and_not_from_inside_start) {
  net::Loop loop;
  net::Timer timer(loop);
  bool called = false;
  timer.start_after(milliseconds(-5), [&] { called = true; });
  EXPECT_FALSE(called);
  EXPECT_TRUE(support::run_until(loop, [&] { return called; }));
}

TEST(Timer, starting_again_replaces_what_was_to_come) {
  net::Loop loop;
  net::Timer timer(loop);
  int first = 0;
  int second = 0;
  timer.start_after(milliseconds(5), [&] { ++first; });
  timer.start_after(milliseconds(10), [&] { ++second; });
  loop.run_for(milliseconds(40));
  EXPECT_EQ(first, 0);
  EXPECT_EQ(second, 1);
}

TEST(Timer, a_cancel_after_the_deadline_still_silences_it) {
  net::Loop loop;
  net::Timer early(loop);
  net::Timer late(loop);
  bool late_called = false;
  early.start_after(milliseconds(5), [&] { late.cancel(); });
  late.start_after(milliseconds(5), [&] { late_called = true; });
  // Both deadlines pass before the loop looks, so Asio queues both before the first callback runs.
  std::this_thread::sleep_for(milliseconds(20));
  loop.run_for(milliseconds(20));
  EXPECT_FALSE(late_called);
}

TEST(Timer, its_callback_may_start_it_again_and_may_destroy_it) {
  net::Loop loop;
  auto timer = std::make_optional<net::Timer>(loop);
  int calls = 0;
  std::function<void()> tick = [&] {
    if (++calls == 3)
      timer.reset();
    else
      timer->start_after(milliseconds(1), tick);
  };
  timer->start_after(milliseconds(1), tick);
  loop.run_for(milliseconds(50));
  EXPECT_EQ(calls, 3);
  EXPECT_FALSE(timer.has_value());
}

TEST(Timer, a_destroyed_timer_calls_nothing) {
  net::Loop loop;
  bool called = false;
  {
    net::Timer(loop).start_after(milliseconds(0), [&] { called = true; });
  }
  loop.run_for(milliseconds(10));
  EXPECT_FALSE(called);
}

}  // namespace
