/// Where two threads meet: jobs in order, at most `max` of them waiting. Any thread may call anything.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <stop_token>

namespace switchboard {

template <class Job>
class BoundedQueue {
 public:
  explicit BoundedQueue(std::size_t max) : max_(max) {}

  /// False when it is full; never waits.
  [[nodiscard]] bool try_push(Job job) {
    const std::lock_guard lock(mutex_);
    if (jobs_.size() >= max_) return false;
    jobs_.push_back(std::move(job));
    ready_.notify_one();
    return true;
  }
  /// For the few jobs that must not be lost.
  void push(Job job) {
    const std::lock_guard lock(mutex_);
    jobs_.push_back(std::move(job));
    ready_.notify_one();
  }

  /// Waits. Nothing when it is empty and a stop is wished for.
  [[nodiscard]] std::optional<Job> pop(std::stop_token stop) {
    std::unique_lock lock(mutex_);
    ready_.wait(lock, stop, [this] { return !jobs_.empty(); });
    if (jobs_.empty()) return {};
    Job job = std::move(jobs_.front());
    jobs_.pop_front();
    return job;
  }

 private:
  const std::size_t max_;
  std::mutex mutex_;
  std::condition_variable_any ready_;
  std::deque<Job> jobs_;
};

}  // namespace switchboard
