#include "hooks/effect_queue.h"

#include "base/log.h"

namespace hooks {

void EffectQueue::post(const flow::FreshEffects& effects) {
  if (effects.empty()) return;
  std::size_t dropped = 0;
  {
    const std::lock_guard lock(guard_);
    for (const flow::FreshEffect effect : effects) {
      if (waiting_.size() >= queued_effects_max)
        ++dropped;
      else if (known_.insert(effect).second)
        waiting_.push_back(effect);
    }
  }
  filled_.notify_all();
  if (dropped > 0) base::log::warn("effects.dropped", {{"count", dropped}});
}

std::optional<flow::FreshEffect> EffectQueue::take(const std::stop_token& stop) {
  std::unique_lock lock(guard_);
  if (!filled_.wait(lock, stop, [&] { return !waiting_.empty(); }) || stop.stop_requested()) return {};
  const flow::FreshEffect effect = waiting_.front();
  waiting_.pop_front();
  known_.erase(effect);
  return effect;
}

}  // namespace hooks
