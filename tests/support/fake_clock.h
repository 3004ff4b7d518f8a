/// A clock that moves only when a test says so. Both kinds of time move together unless `step_wall` is used.
#pragma once

#include "base/time.h"

namespace support {

class FakeClock final : public base::Clock {
 public:
  explicit FakeClock(base::Timestamp start = base::from_micros(1'791'456'123'000'000)) : now_(start) {}

  [[nodiscard]] base::Timestamp now() const override { return now_; }
  [[nodiscard]] base::SteadyTime steady_now() const override { return steady_; }

  void advance(base::microseconds by) {
    now_ += by;
    steady_ += by;
  }
  /// The machine's wall clock is set; steady time does not notice.
  void step_wall(base::microseconds by) { now_ += by; }

 private:
  base::Timestamp now_;
  base::SteadyTime steady_{base::seconds(1000)};
};

}  // namespace support
