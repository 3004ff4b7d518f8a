#include "carrier/request_log.h"

#include <gtest/gtest.h>

namespace carrier {
namespace {

TEST(RequestLog, numbers_count_and_the_newest_stay) {
  RequestLog log;
  for (std::size_t i = 0; i < request_log_max + 5; ++i) log.add({.action = "accept"});
  const auto first = log.after(0, 1);
  ASSERT_EQ(first.size(), 1u);
  EXPECT_EQ(first[0].number, 6);
  EXPECT_EQ(log.after(static_cast<std::int64_t>(request_log_max) + 3, 10).size(), 2u);
  EXPECT_TRUE(log.after(static_cast<std::int64_t>(request_log_max) + 5, 10).empty());
}

}  // namespace
}  // namespace carrier
