#include "hooks/effect_queue.h"

#include <gtest/gtest.h>

#include <thread>

#include "support/fake_clock.h"
#include "support/seeded_random.h"

namespace hooks {
namespace {

flow::FreshEffects some(std::size_t count, std::uint64_t seed = 1) {
  support::SeededRandom random(seed);
  flow::FreshEffects effects;
  for (std::size_t i = 0; i < count; ++i)
    effects.push_back(flow::FreshEffect::make(support::FakeClock().now(), random));
  return effects;
}

TEST(EffectQueue, first_in_first_out_and_each_once) {
  EffectQueue queue;
  const auto effects = some(3);
  queue.post(effects);
  queue.post(effects);
  for (const auto effect : effects) EXPECT_EQ(queue.take({}), effect);
  queue.post({effects[0]});
  EXPECT_EQ(queue.take({}), effects[0]) << "what was taken may come again";
}

TEST(EffectQueue, a_full_queue_drops_and_goes_on) {
  EffectQueue queue;
  queue.post(some(queued_effects_max));
  queue.post(some(10, 2));
  for (std::size_t i = 0; i < queued_effects_max; ++i) ASSERT_TRUE(queue.take({}));
  std::stop_source stop;
  stop.request_stop();
  EXPECT_FALSE(queue.take(stop.get_token()));
}

TEST(EffectQueue, a_waiting_thread_wakes_for_work_and_for_the_end) {
  EffectQueue queue;
  std::optional<flow::FreshEffect> taken;
  std::optional<flow::FreshEffect> nothing = some(1)[0];
  std::jthread worker([&](const std::stop_token& stop) {
    taken = queue.take(stop);
    nothing = queue.take(stop);
  });
  queue.post(some(1));
  worker.request_stop();
  worker.join();
  // The wish to stop may have come first; then nothing was taken at all.
  EXPECT_FALSE(nothing);
}

}  // namespace
}  // namespace hooks
