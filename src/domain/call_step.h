/// The only judge of a call. Pure: the clock is an argument, nothing is performed.
#pragma once

#include <optional>
#include <vector>

#include "base/time.h"
#include "domain/call.h"
#include "domain/call_effect.h"
#include "domain/call_event.h"

namespace domain {

/// A call that came later than this after the provider announced it rings nobody (Cloud API: an inbound call rings for
/// 30 to 60 s).
inline constexpr base::seconds provider_ring_max{60};
/// An `accept` without any result for this long counts as unanswered, whatever became of who asked.
inline constexpr base::seconds accept_wait_max{30};

struct Step {
  Call call;
  std::vector<CallEffect> effects;
  /// False when the event told nothing new; nothing need be saved then.
  bool has_changed = false;
};

/// What the event makes of the call. Never refuses: an event that does not fit (a click on an ended call, news about
/// another leg) changes nothing.
[[nodiscard]] Step step(const Call& call, const CallEvent& event, base::Timestamp now);

/// When `TimePassed` should be taken next; nothing when only the outside can change this call.
[[nodiscard]] std::optional<base::Timestamp> next_deadline(const Call& call);

}  // namespace domain
