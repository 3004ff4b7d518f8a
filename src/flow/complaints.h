/// What is wrong with a form, all of it at once: the person mends everything and sends it again.
#pragma once

#include <vector>

#include "base/result.h"

namespace flow {

using Complaints = std::vector<base::Refusal>;

/// Adds the refusal of a check that said no.
inline void note(Complaints& complaints, const base::Result<void>& checked) {
  if (!checked) complaints.push_back(checked.error());
}

}  // namespace flow
