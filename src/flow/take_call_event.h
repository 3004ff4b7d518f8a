/// The one door through which a call changes: `domain::step` judges, and the call, its events for the bell, its effects
/// and the entry in its black box become one fact.
#pragma once

#include <optional>

#include "base/random.h"
#include "base/time.h"
#include "domain/call.h"
#include "domain/call_event.h"
#include "flow/context.h"
#include "flow/fresh_effects.h"
#include "store/write.h"

namespace flow {

/// Inside a larger transaction. `call` is as loaded in it, and afterwards as saved. The effects may be run once the
/// caller has committed. An event that tells nothing new writes nothing.
[[nodiscard]] FreshEffects take_event(store::Write& write, base::Random& random, base::Timestamp now,
                                      domain::Call& call, const domain::CallEvent& event);

/// In a transaction of its own. Nothing to run for a call that does not exist.
[[nodiscard]] FreshEffects take_call_event(Context& context, domain::CallId call, const domain::CallEvent& event);

}  // namespace flow
