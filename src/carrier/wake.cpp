#include "carrier/wake.h"

namespace carrier {

void Wake::ring() {
  {
    const std::lock_guard lock(mutex_);
    ++count_;
  }
  rung_.notify_all();
}

void Wake::wait(std::uint64_t& seen, std::chrono::milliseconds limit, const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  rung_.wait_for(lock, stop, limit, [&] { return count_ != seen; });
  seen = count_;
}

std::uint64_t Wake::count() const {
  const std::lock_guard lock(mutex_);
  return count_;
}

}  // namespace carrier
