/// What time demands, once around: deadlines of calls, deliveries and effects that a crash left undone, and the sweep.
/// The clerk (a thread of hook.fcgi that holds the lease) walks it again and again; whatever state it finds, it can
/// begin anywhere.
#pragma once

#include <optional>

#include "base/time.h"
#include "flow/context.h"
#include "flow/fresh_effects.h"

namespace flow {

/// A delivery is left to the thread that took it for this long.
inline constexpr base::seconds delivery_grace{5};
inline constexpr base::seconds sweep_every{60};
/// More than this in one round waits for the next.
inline constexpr int round_items_max = 100;

class Clerk {
 public:
  struct Round {
    FreshEffects effects;
    /// When the next round has something to do by the clock; nothing when only news can bring work.
    std::optional<base::Timestamp> next_at;
  };

  /// One round. The effects are to be run by whoever has the time for it.
  [[nodiscard]] Round walk(Context& context);

 private:
  void take_time(Context& context, FreshEffects& fresh);
  void finish_deliveries(Context& context, FreshEffects& fresh);
  void sweep_now_and_then(Context& context, FreshEffects& fresh);

  std::optional<base::SteadyTime> swept_at_;
};

/// The lease of the clerk, in a row: one clerk at a time, replaced when it dies.
[[nodiscard]] bool hold_clerk_lease(Context& context, std::string_view holder);
void drop_clerk_lease(Context& context, std::string_view holder);
inline constexpr base::seconds clerk_lease{10};

}  // namespace flow
