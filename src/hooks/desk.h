/// What one thread of hook.fcgi owns and its handlers use.
#pragma once

#include <cstdint>

#include "flow/context.h"
#include "hooks/effect_queue.h"

namespace hooks {

struct Desk {
  flow::Context calls;
  /// Shared by all threads.
  EffectQueue& effects;
  /// Knocks that were turned away, for a log that cannot be flooded.
  std::uint64_t turned_away = 0;
};

/// A thread's own connections: the program makes one for each thread, on that thread.
class Seat {
 public:
  virtual ~Seat() = default;
  [[nodiscard]] virtual flow::Context& calls() = 0;
};

}  // namespace hooks
