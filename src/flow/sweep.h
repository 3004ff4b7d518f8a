/// Compares the ledger's open calls with what the switchboard really holds, at the start and every minute: nothing
/// stays "in progress" that is not, and no leg stays that belongs to nobody.
#pragma once

#include "flow/context.h"
#include "flow/fresh_effects.h"

namespace flow {

/// Does nothing while the switchboard does not answer.
[[nodiscard]] FreshEffects sweep(Context& context);

}  // namespace flow
