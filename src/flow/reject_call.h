/// An agent is out of this call; it rings on for the others. When nobody is left who could answer, it ends as declined.
#pragma once

#include "base/result.h"
#include "domain/ids.h"
#include "flow/context.h"
#include "flow/fresh_effects.h"

namespace flow {

struct RejectCall {
  domain::WorkspaceId workspace;
  domain::UserId user;
  domain::CallId call;
};

/// The effects to run after the reply. Rejecting twice, or a call that is over or taken, changes nothing and is no
/// refusal. Refuses "call.unknown", "call.not_yours".
[[nodiscard]] base::Result<FreshEffects> reject_call(Context& context, const RejectCall& command);

}  // namespace flow
