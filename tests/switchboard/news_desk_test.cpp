#include "switchboard/news_desk.h"

#include <gtest/gtest.h>

#include "support/seeded_random.h"

namespace switchboard {

namespace {

struct NewsDeskTest : ::testing::Test {
  std::vector<std::uint64_t> numbers_after(std::uint64_t number) const {
    std::vector<std::uint64_t> numbers;
    desk.after(number, [&](const control::News& news) { numbers.push_back(news.number); });
    return numbers;
  }
  support::SeededRandom random;
  NewsDesk desk{base::from_micros(1), random};
};

TEST_F(NewsDeskTest, numbers_and_keeps_until_acknowledged) {
  std::vector<std::uint64_t> heard;
  desk.on_news([&](const control::News& news) { heard.push_back(news.number); });
  for (int i = 0; i < 4; ++i) desk.tell({.call = "c"});
  EXPECT_EQ(heard, (std::vector<std::uint64_t>{1, 2, 3, 4}));
  EXPECT_EQ(numbers_after(2), (std::vector<std::uint64_t>{3, 4}));
  desk.acknowledge(3);
  EXPECT_EQ(numbers_after(0), (std::vector<std::uint64_t>{4}));
  desk.acknowledge(1);
  EXPECT_EQ(desk.waiting(), 1u);
  EXPECT_EQ(desk.last(), 4u);
}

TEST_F(NewsDeskTest, forgets_the_oldest_when_nobody_reads) {
  for (std::size_t i = 0; i < control::news_kept_max + 5; ++i) desk.tell({.call = "c"});
  EXPECT_EQ(desk.waiting(), control::news_kept_max);
  EXPECT_EQ(numbers_after(0).front(), 6u);
}

TEST_F(NewsDeskTest, each_life_has_another_name) {
  NewsDesk other(base::from_micros(1), random);
  EXPECT_NE(desk.boot_id(), other.boot_id());
}

}  // namespace

}  // namespace switchboard
