#include "web/stop.h"

#include <gtest/gtest.h>
#include <poll.h>

#include <csignal>

namespace web {
namespace {

bool is_readable(const Stop& stop) {
  pollfd waited{stop.descriptor(), POLLIN, 0};
  return ::poll(&waited, 1, 0) == 1;
}

TEST(Stop, once_requested_stays_so_for_everybody) {
  Stop stop;
  EXPECT_FALSE(stop.is_requested());
  EXPECT_FALSE(is_readable(stop));
  stop.request();
  stop.request();
  for (int i = 0; i < 3; ++i) {
    EXPECT_TRUE(stop.is_requested());
    EXPECT_TRUE(is_readable(stop));
  }
}

TEST(Stop, both_signals_request_it) {
  for (const int number : {SIGTERM, SIGINT}) {
    Stop stop;
    stop.on_signals();
    ASSERT_EQ(::raise(number), 0);
    EXPECT_TRUE(stop.is_requested());
    EXPECT_TRUE(is_readable(stop));
  }
}

TEST(StopDeathTest, only_one_of_a_process_listens_to_signals) {
  EXPECT_DEATH(
      {
        Stop first;
        Stop second;
        first.on_signals();
        second.on_signals();
      },
      "one Stop of a process");
}

}  // namespace
}  // namespace web
