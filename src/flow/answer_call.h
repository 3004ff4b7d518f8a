/// An agent takes the call. Rights and request are looked at before the claim, the claim is one SQL statement, and then
/// the agent's leg is made, whose answer goes back to the browser at once. The provider is asked (`accept`) when both
/// sides' media are up, which the switchboard's news tell; this flow does not wait for it.
///
/// The same call again by the agent who has it, while it is live or being answered, attaches their page anew: a reload.
#pragma once

#include <string>

#include "base/result.h"
#include "domain/ids.h"
#include "flow/context.h"
#include "flow/fresh_effects.h"

namespace flow {

struct AnswerCall {
  domain::WorkspaceId workspace;
  domain::UserId user;
  domain::CallId call;
  /// The browser's whole offer; it already has the microphone.
  std::string offer_sdp;
};

struct Answered {
  std::string answer_sdp;
  /// To run after the reply: `response.after = [...] { run_effects(context, effects); }`.
  FreshEffects effects;
};

/// Refuses, with a sentence for the agent: "call.unknown" (also another workspace's), "call.not_yours" (no right on this
/// number), "call.taken" (names who was faster), "call.over", "call.rejected" (they are out of it), "call.not_ready" (the
/// caller's sound is still being set up), or what the switchboard says of the offer ("sdp.no_audio", ...,
/// "switchboard.down"); after those the call rings on.
[[nodiscard]] base::Result<Answered> answer_call(Context& context, const AnswerCall& command);

}  // namespace flow
