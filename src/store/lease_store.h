/// Leases in rows: one holder at a time, until a time; whoever dies is replaced when it runs out.
#pragma once

#include <string_view>

#include "base/time.h"
#include "store/write.h"

namespace store {

/// Takes or renews. False while somebody else holds it.
[[nodiscard]] bool take_lease(Write& write, std::string_view name, std::string_view holder, base::Timestamp now,
                              base::Timestamp held_until);
void drop_lease(Write& write, std::string_view name, std::string_view holder);

}  // namespace store
