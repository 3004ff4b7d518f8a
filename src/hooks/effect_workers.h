/// The threads that talk to the provider and to the switchboard after a commit, so that neither a delivery nor the
/// clerk waits for the outside. Each has its own connections.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <thread>
#include <vector>

#include "hooks/desk.h"
#include "hooks/effect_queue.h"

namespace hooks {

class EffectWorkers {
 public:
  using MakeSeat = std::function<std::unique_ptr<Seat>()>;

  /// `queue` outlives this. Ending waits for the effects in hand and leaves the rest to the next clerk.
  EffectWorkers(EffectQueue& queue, std::size_t threads, MakeSeat make);

 private:
  std::vector<std::jthread> threads_;
};

}  // namespace hooks
