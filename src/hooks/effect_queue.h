/// Effects on their way from those who committed them to the workers. Bounded: what does not fit is dropped here and
/// found by the clerk, because each effect is a row. An effect that already waits is not queued twice.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <stop_token>
#include <unordered_set>

#include "flow/fresh_effects.h"

namespace hooks {

inline constexpr std::size_t queued_effects_max = 4'096;

class EffectQueue {
 public:
  /// Any thread. Never waits.
  void post(const flow::FreshEffects& effects);
  /// Waits for one. Nothing when stopped.
  [[nodiscard]] std::optional<flow::FreshEffect> take(const std::stop_token& stop);

 private:
  std::mutex guard_;
  std::condition_variable_any filled_;
  std::deque<flow::FreshEffect> waiting_;
  std::unordered_set<flow::FreshEffect> known_;
};

}  // namespace hooks
