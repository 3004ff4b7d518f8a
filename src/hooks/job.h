/// The rim of a background thread: one catch per job, logged once, then a pause, so that a full disk is not asked a
/// thousand times a second.
#pragma once

#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <stop_token>
#include <string_view>

#include "base/log.h"

namespace hooks {

inline constexpr std::chrono::seconds pause_after_failure{1};

/// Sleeps, but not beyond the wish to stop.
inline void sleep_unless_stopped(const std::stop_token& stop, std::chrono::microseconds by) {
  std::mutex mutex;
  std::condition_variable_any never;
  std::unique_lock lock(mutex);
  never.wait_for(lock, stop, by, [] { return false; });
}

/// False when the job failed; it has been logged and the pause is over.
template <class Job>
bool run_job(std::string_view fact, const std::stop_token& stop, Job&& job) {
  try {
    job();
    return true;
  } catch (const std::exception& failure) {
    base::log::error(fact, {{"why", failure.what()}});
  }
  sleep_unless_stopped(stop, pause_after_failure);
  return false;
}

}  // namespace hooks
