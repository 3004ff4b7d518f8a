#include "pages/time_words.h"

#include <array>

#include "base/text.h"

namespace pages {

namespace {

constexpr std::array<std::string_view, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::array<std::string_view, 7> weekdays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::chrono::days brief_weekday_span{6};

std::chrono::sys_days day_of(base::Timestamp at) {
  return std::chrono::floor<std::chrono::days>(at);
}

std::string clock_words(base::Timestamp at) {
  const std::chrono::hh_mm_ss time(std::chrono::floor<std::chrono::seconds>(at - day_of(at)));
  return base::format("{:02}:{:02}", time.hours().count(), time.minutes().count());
}

std::string second_words(base::Timestamp at) {
  const std::chrono::hh_mm_ss time(std::chrono::floor<std::chrono::seconds>(at - day_of(at)));
  return base::format("{}:{:02}", clock_words(at), time.seconds().count());
}

// "2026-11-21T14:05:09Z" into {{AT_ISO}}: to the second, and by hand, because a page holds dozens of them.
class IsoText {
 public:
  explicit IsoText(base::Timestamp at) {
    const std::chrono::year_month_day date(day_of(at));
    const std::chrono::hh_mm_ss time(std::chrono::floor<std::chrono::seconds>(at - day_of(at)));
    const auto year = static_cast<unsigned>(int{date.year()});
    put(0, year / 100);
    put(2, year % 100);
    put(5, unsigned{date.month()});
    put(8, unsigned{date.day()});
    put(11, static_cast<unsigned>(time.hours().count()));
    put(14, static_cast<unsigned>(time.minutes().count()));
    put(17, static_cast<unsigned>(time.seconds().count()));
  }
  [[nodiscard]] std::string_view view() const { return {text_.data(), text_.size()}; }

 private:
  void put(std::size_t at, unsigned number) {
    text_[at] = static_cast<char>('0' + number / 10 % 10);
    text_[at + 1] = static_cast<char>('0' + number % 10);
  }

  std::array<char, 20> text_ = {'0', '0', '0', '0', '-', '0', '0', '-', '0', '0',
                                'T', '0', '0', ':', '0', '0', ':', '0', '0', 'Z'};
};

std::string month_words(std::chrono::year_month_day date) {
  return base::format("{} {}", unsigned{date.day()}, months[unsigned{date.month()} - 1]);
}

std::string date_words(std::chrono::year_month_day date) {
  return base::format("{} {}", month_words(date), int{date.year()});
}

std::string day_words(base::Timestamp at, base::Timestamp now) {
  const std::chrono::year_month_day date(day_of(at));
  return date.year() == std::chrono::year_month_day(day_of(now)).year() ? month_words(date) : date_words(date);
}

std::string brief_words(base::Timestamp at, base::Timestamp now) {
  const auto age = day_of(now) - day_of(at);
  if (age == std::chrono::days(0)) return clock_words(at);
  if (age > std::chrono::days(0) && age < brief_weekday_span) {
    return std::string(weekdays[std::chrono::weekday(day_of(at)).c_encoding()]);
  }
  return day_words(at, now);
}

}  // namespace

std::string time_in_words(base::Timestamp at, TimeForm form, base::Timestamp now) {
  switch (form) {
    case TimeForm::brief:
      return brief_words(at, now);
    case TimeForm::clock:
      return clock_words(at);
    case TimeForm::seconds:
      return second_words(at);
    case TimeForm::date:
      return date_words(day_of(at));
    case TimeForm::full:
      return base::format("{}, {}", day_words(at, now), clock_words(at));
  }
  return {};
}

void put_time(view::Section& section, base::Timestamp at, TimeForm form, base::Timestamp now) {
  section.set("AT_ISO", IsoText(at).view());
  section.set("AT_TEXT", time_in_words(at, form, now));
}

}  // namespace pages
