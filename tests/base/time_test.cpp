#include "base/time.h"

#include <gtest/gtest.h>

namespace base {
namespace {

TEST(Time, a_timestamp_reads_as_iso_8601) {
  EXPECT_EQ(to_iso(from_micros(1'791'456'123'000'042)), "2026-10-08T10:42:03.000042Z");
}

TEST(Time, a_duration_reads_as_minutes_and_seconds) {
  EXPECT_EQ(to_minutes(seconds(42)), "0:42");
  EXPECT_EQ(to_minutes(seconds(725)), "12:05");
  EXPECT_EQ(to_minutes(seconds(3723)), "1:02:03");
  EXPECT_EQ(to_minutes(seconds(-5)), "0:00");
}

}  // namespace
}  // namespace base
