#include "carrier/request_log.h"

namespace carrier {

void RequestLog::add(LoggedRequest request) {
  const std::lock_guard lock(mutex_);
  request.number = ++last_number_;
  requests_.push_back(std::move(request));
  if (requests_.size() > request_log_max) requests_.pop_front();
}

std::vector<LoggedRequest> RequestLog::after(std::int64_t number, std::size_t limit) const {
  const std::lock_guard lock(mutex_);
  std::vector<LoggedRequest> found;
  for (const LoggedRequest& request : requests_) {
    if (found.size() == limit) break;
    if (request.number > number) found.push_back(request);
  }
  return found;
}

}  // namespace carrier
