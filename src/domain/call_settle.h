/// From facts to what people see, and from there to what must be asked of the outside. Private to `step`.
#pragma once

#include <vector>

#include "base/time.h"
#include "domain/call.h"
#include "domain/call_effect.h"

namespace domain {

/// Derives state, outcome, agent, times and failure from the facts and nothing else, so that the order in which the
/// facts came is forgotten.
void settle(Call& call);

/// What the settled call wants from the outside and has not asked for yet; notes that it is asked now.
[[nodiscard]] std::vector<CallEffect> ask_outside(Call& call, base::Timestamp now);

}  // namespace domain
