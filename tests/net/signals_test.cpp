#include "net/signals.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <csignal>

#include "support/run_until.h"

namespace {

TEST(StopSignals, term_and_int_arrive_as_callbacks_every_time) {
  net::Loop loop;
  int asked = 0;
  const net::StopSignals signals(loop, [&] { ++asked; });
  std::raise(SIGTERM);
  ASSERT_TRUE(support::run_until(loop, [&] { return asked == 1; }));
  std::raise(SIGINT);
  EXPECT_TRUE(support::run_until(loop, [&] { return asked == 2; }));
}

TEST(StopSignals, writing_to_a_pipe_nobody_reads_is_survived) {
  net::Loop loop;
  const net::StopSignals signals(loop, [] {});
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  ::close(ends[0]);
  EXPECT_EQ(::write(ends[1], "x", 1), -1);
  ::close(ends[1]);
}

}  // namespace
