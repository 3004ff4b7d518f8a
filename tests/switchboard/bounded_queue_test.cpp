#include "switchboard/bounded_queue.h"

#include <gtest/gtest.h>

#include <thread>

namespace switchboard {

namespace {

TEST(bounded_queue, is_full_at_its_limit_and_keeps_what_must_not_be_lost) {
  BoundedQueue<int> queue(2);
  EXPECT_TRUE(queue.try_push(1));
  EXPECT_TRUE(queue.try_push(2));
  EXPECT_FALSE(queue.try_push(3));
  queue.push(4);
  const std::stop_source stop;
  EXPECT_EQ(queue.pop(stop.get_token()), 1);
  EXPECT_EQ(queue.pop(stop.get_token()), 2);
  EXPECT_EQ(queue.pop(stop.get_token()), 4);
}

TEST(bounded_queue, a_stop_ends_the_waiting_but_not_before_the_last_job) {
  BoundedQueue<int> queue(2);
  EXPECT_TRUE(queue.try_push(1));
  std::vector<int> done;
  {
    std::jthread worker([&](std::stop_token stop) {
      while (const auto job = queue.pop(stop)) done.push_back(*job);
    });
    EXPECT_TRUE(queue.try_push(2));
  }
  EXPECT_EQ(done, (std::vector<int>{1, 2}));
}

}  // namespace

}  // namespace switchboard
