#include "support/wall_clock.h"

#include <sys/time.h>

#include <ctime>
#include <optional>

namespace support {

namespace {

std::optional<base::SteadyTime>& told() {
  static std::optional<base::SteadyTime> time;
  return time;
}

}  // namespace

void set_wall_clock(base::SteadyTime now) { told() = now; }

}  // namespace support

// The program's own definition is found before that of the C library, also by libssl.
extern "C" int gettimeofday(timeval* __restrict out, void* __restrict) noexcept {
  if (const auto& now = support::told()) {
    const auto micros = now->time_since_epoch().count();
    *out = {.tv_sec = micros / 1'000'000, .tv_usec = micros % 1'000'000};
    return 0;
  }
  timespec now{};
  ::clock_gettime(CLOCK_REALTIME, &now);
  *out = {.tv_sec = now.tv_sec, .tv_usec = now.tv_nsec / 1000};
  return 0;
}
