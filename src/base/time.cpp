#include "base/time.h"

#include <fmt/chrono.h>

#include <algorithm>

namespace base {

Timestamp SystemClock::now() const {
  return std::chrono::time_point_cast<microseconds>(std::chrono::system_clock::now());
}

SteadyTime SystemClock::steady_now() const {
  return std::chrono::time_point_cast<microseconds>(std::chrono::steady_clock::now());
}

std::string to_iso(Timestamp at) {
  const auto whole = std::chrono::floor<seconds>(at);
  const auto rest = (at - whole).count();
  return fmt::format("{:%Y-%m-%dT%H:%M:%S}.{:06}Z", fmt::gmtime(std::chrono::system_clock::to_time_t(whole)), rest);
}

std::string to_minutes(microseconds duration) {
  const auto total = std::max<std::int64_t>(0, std::chrono::duration_cast<seconds>(duration).count());
  const auto hours = total / 3600;
  const auto minutes = total / 60 % 60;
  if (hours > 0) return fmt::format("{}:{:02}:{:02}", hours, minutes, total % 60);
  return fmt::format("{}:{:02}", minutes, total % 60);
}

}  // namespace base
