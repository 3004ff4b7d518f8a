/// The clerk's thread: holds the lease, walks its rounds (flow/clerk_round.h) and hands the effects it finds to the
/// workers. Other processes commit deadlines without telling, so it looks every `clerk_looks_every`, and earlier when
/// one is nearer.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <thread>

#include "hooks/desk.h"
#include "hooks/effect_queue.h"

namespace hooks {

inline constexpr std::chrono::milliseconds clerk_looks_every{250};

class ClerkThread {
 public:
  using MakeSeat = std::function<std::unique_ptr<Seat>()>;

  /// `queue` outlives this. Ending gives the lease back, so that the next clerk need not wait for it to run out.
  ClerkThread(EffectQueue& queue, MakeSeat make);

 private:
  std::jthread thread_;
};

}  // namespace hooks
