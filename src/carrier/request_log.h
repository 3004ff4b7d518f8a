/// What the business asked of Graph, and how fast it was answered: for tests, and for benches that subtract the
/// carrier's own time from the desk's. Kept in memory, the newest `request_log_max`; one log for the whole program, any
/// thread.
#pragma once

#include <cstdint>
#include <deque>
#include <mutex>
#include <string>
#include <vector>

#include "base/time.h"

namespace carrier {

inline constexpr std::size_t request_log_max = 5'000;

struct LoggedRequest {
  std::int64_t number = 0;  ///< counts from 1
  std::string method;
  std::string path;  ///< below the Graph base: "/v25.0/106540352999001/calls"
  std::string action;
  std::string call_id;
  int status = 0;      ///< HTTP
  int code = 0;        ///< of the error, or 0
  std::string reason;  ///< why it was refused, more plainly than Meta says it
  base::Timestamp received_at;
  base::Timestamp answered_at;
};

class RequestLog {
 public:
  void add(LoggedRequest request);
  /// Those with a number above `number`, oldest first, at most `limit`.
  [[nodiscard]] std::vector<LoggedRequest> after(std::int64_t number, std::size_t limit) const;

 private:
  mutable std::mutex mutex_;
  std::deque<LoggedRequest> requests_;
  std::int64_t last_number_ = 0;
};

}  // namespace carrier
