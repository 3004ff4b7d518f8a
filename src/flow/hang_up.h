/// The agent of a call ends it. While it is still being connected this gives the call back to the others instead.
#pragma once

#include "base/result.h"
#include "domain/ids.h"
#include "flow/context.h"
#include "flow/fresh_effects.h"

namespace flow {

struct HangUp {
  domain::WorkspaceId workspace;
  domain::UserId user;
  domain::CallId call;
};

/// The effects to run after the reply. Twice, or when it is over already, changes nothing and is no refusal.
/// Refuses "call.unknown", "call.not_yours" (another agent's call, or nobody's).
[[nodiscard]] base::Result<FreshEffects> hang_up(Context& context, const HangUp& command);

}  // namespace flow
