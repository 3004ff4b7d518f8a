#include "hooks/effect_workers.h"

#include "flow/run_effects.h"
#include "hooks/job.h"

namespace hooks {

namespace {

void work(const std::stop_token& stop, EffectQueue& queue, const EffectWorkers::MakeSeat& make) {
  std::unique_ptr<Seat> seat;
  while (!stop.stop_requested()) {
    if (!seat && !run_job("worker.failed", stop, [&] { seat = make(); })) continue;
    const auto effect = queue.take(stop);
    if (!effect) continue;
    // What failed here is found again by the clerk.
    run_job("effect.failed", stop, [&] { flow::run_effects(seat->calls(), {*effect}); });
  }
}

}  // namespace

EffectWorkers::EffectWorkers(EffectQueue& queue, std::size_t threads, MakeSeat make) {
  for (std::size_t i = 0; i < threads; ++i) {
    threads_.emplace_back([&queue, make](const std::stop_token& stop) { work(stop, queue, make); });
  }
}

}  // namespace hooks
