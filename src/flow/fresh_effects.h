/// Effects that a committed transaction asks for, to be performed now by whoever committed (see run_effects.h). Losing
/// this list loses nothing: the clerk finds the rows.
#pragma once

#include <vector>

#include "domain/ids.h"

namespace flow {

using FreshEffect = domain::EffectId;
using FreshEffects = std::vector<FreshEffect>;

}  // namespace flow
