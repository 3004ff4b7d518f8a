#include "pages/time_words.h"

#include <gtest/gtest.h>

namespace pages {
namespace {

using namespace std::chrono_literals;

base::Timestamp at(std::chrono::year_month_day date, base::microseconds time = {}) {
  return std::chrono::sys_days(date) + time;
}

const base::Timestamp now = at(2026y / 11 / 21, 15h + 4min + 5s);

TEST(TimeWords, brief_is_the_clock_today_the_weekday_this_week_the_date_before) {
  EXPECT_EQ(time_in_words(at(2026y / 11 / 21, 9h + 5min), TimeForm::brief, now), "09:05");
  EXPECT_EQ(time_in_words(at(2026y / 11 / 20, 23h), TimeForm::brief, now), "Fri");
  EXPECT_EQ(time_in_words(at(2026y / 11 / 16), TimeForm::brief, now), "Mon");
  EXPECT_EQ(time_in_words(at(2026y / 11 / 15), TimeForm::brief, now), "15 Nov");
  EXPECT_EQ(time_in_words(at(2025y / 12 / 31), TimeForm::brief, now), "31 Dec 2025");
}

TEST(TimeWords, tomorrow_is_a_date) {
  EXPECT_EQ(time_in_words(at(2026y / 11 / 22), TimeForm::brief, now), "22 Nov");
}

TEST(TimeWords, the_other_forms) {
  EXPECT_EQ(time_in_words(now, TimeForm::clock, now), "15:04");
  EXPECT_EQ(time_in_words(now, TimeForm::seconds, now), "15:04:05");
  EXPECT_EQ(time_in_words(now, TimeForm::date, now), "21 Nov 2026");
  EXPECT_EQ(time_in_words(now, TimeForm::full, now), "21 Nov, 15:04");
  EXPECT_EQ(time_in_words(at(2025y / 2 / 3), TimeForm::full, now), "3 Feb 2025, 00:00");
}

}  // namespace
}  // namespace pages
