/// The state of calls and legs in the words of the control language.
#pragma once

#include <vector>

#include "base/time.h"
#include "control/messages.h"
#include "media/session/call.h"
#include "media/session/refusals.h"

namespace switchboard {

[[nodiscard]] control::Side to_control(media::session::Side side);

[[nodiscard]] std::vector<control::Refused> refused_of(const media::session::Refusals& refusals);
[[nodiscard]] control::CallListed listed(const media::session::Call& call);
[[nodiscard]] control::CallStatus status_of(const media::session::Call& call, base::SteadyTime now);

}  // namespace switchboard
