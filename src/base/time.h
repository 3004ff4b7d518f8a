/// Time enters as an argument. `Clock` is the port through which programs let it in; tests bring their own.
/// Wall time is UTC with microseconds, as in the ledger; steady time is for durations and deadlines inside one process.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace base {

using std::chrono::microseconds;
using std::chrono::milliseconds;
using std::chrono::seconds;

using Timestamp = std::chrono::sys_time<microseconds>;
using SteadyTime = std::chrono::time_point<std::chrono::steady_clock, microseconds>;

class Clock {
 public:
  virtual ~Clock() = default;
  [[nodiscard]] virtual Timestamp now() const = 0;
  [[nodiscard]] virtual SteadyTime steady_now() const = 0;
};

/// The machine's own clocks. Only programs (cgi-bin, daemons) and tests make one.
class SystemClock final : public Clock {
 public:
  [[nodiscard]] Timestamp now() const override;
  [[nodiscard]] SteadyTime steady_now() const override;
};

/// Microseconds since 1970 UTC: the form times have in the ledger and in JSON.
[[nodiscard]] inline std::int64_t to_micros(Timestamp at) { return at.time_since_epoch().count(); }
[[nodiscard]] inline Timestamp from_micros(std::int64_t micros) { return Timestamp(microseconds(micros)); }

/// "2026-11-21T15:04:05.123456Z".
[[nodiscard]] std::string to_iso(Timestamp at);

/// "0:42", "12:05", "1:02:03"; parts of a second are dropped, negative durations are shown as 0:00.
[[nodiscard]] std::string to_minutes(microseconds duration);

}  // namespace base
