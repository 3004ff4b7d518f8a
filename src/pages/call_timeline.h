/// What happened in a call, moment by moment, from the facts it was judged by.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "domain/call.h"

namespace pages {

struct CallStep {
  base::Timestamp at;
  std::string text;
  std::string_view tone;  ///< good, warn, bad or quiet
};

using PersonNames = std::map<domain::UserId, std::string>;

/// In the order of time, never empty. Whoever is not in `names` is called "an agent".
[[nodiscard]] std::vector<CallStep> steps_of(const domain::Call& call, const PersonNames& names);

}  // namespace pages
