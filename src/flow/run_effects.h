/// Performs what calls ask of the outside: each effect is claimed in one statement, performed with no transaction open,
/// and what came of it is taken as an event in the same transaction that marks it done. Effects that follow are
/// performed too.
#pragma once

#include "flow/context.h"
#include "flow/fresh_effects.h"

namespace flow {

/// Performs these and everything that follows from them, in this thread; takes as long as the outside takes (seconds at
/// worst). An effect that somebody else has claimed, or that must be tried again later, is left to the clerk.
void run_effects(Context& context, FreshEffects effects);

}  // namespace flow
