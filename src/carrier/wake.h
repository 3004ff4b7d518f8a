/// A tap on the shoulder between the threads of the carrier: whoever stored a webhook wakes the senders at once.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <stop_token>

namespace carrier {

class Wake {
 public:
  void ring();
  /// Returns at the next ring after `seen` (which it brings up to date), after `limit`, or when `stop` is requested.
  void wait(std::uint64_t& seen, std::chrono::milliseconds limit, const std::stop_token& stop);
  [[nodiscard]] std::uint64_t count() const;

 private:
  mutable std::mutex mutex_;
  std::condition_variable_any rung_;
  std::uint64_t count_ = 0;
};

}  // namespace carrier
