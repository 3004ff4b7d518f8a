#include "net/loop.h"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

#include "base/failure.h"

namespace {

TEST(Loop, runs_what_other_threads_post_in_their_order) {
  net::Loop loop;
  std::vector<int> seen;
  std::jthread poster([&] {
    for (int i = 0; i < 100; ++i) loop.post([&seen, i] { seen.push_back(i); });
    loop.post([&] { loop.stop(); });
  });
  loop.run();
  ASSERT_EQ(seen.size(), 100u);
  for (int i = 0; i < 100; ++i) EXPECT_EQ(seen[static_cast<std::size_t>(i)], i);
}

TEST(Loop, a_stop_before_the_run_is_not_forgotten_and_the_loop_runs_again_after_it) {
  net::Loop loop;
  loop.stop();
  loop.run();
  bool ran = false;
  loop.post([&] {
    ran = true;
    loop.stop();
  });
  loop.run();
  EXPECT_TRUE(ran);
}

TEST(Loop, a_failure_in_a_callback_ends_the_run_and_the_rest_is_still_there) {
  net::Loop loop;
  bool ran = false;
  loop.post([] { throw base::Failure("disk full"); });
  loop.post([&] { ran = true; });
  EXPECT_THROW(loop.run(), base::Failure);
  loop.run_for(base::milliseconds(1));
  EXPECT_TRUE(ran);
}

TEST(Loop, a_stuck_loop_refuses_more_work) {
  net::Loop loop;
  for (std::size_t i = 0; i < net::posted_max; ++i) loop.post([] {});
  EXPECT_THROW(loop.post([] {}), base::Failure);
  loop.run_for(base::milliseconds(200));
  EXPECT_NO_THROW(loop.post([] {}));
}

}  // namespace
