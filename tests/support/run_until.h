/// Working a loop until something has happened, with a limit so that a broken test ends.
#pragma once

#include <concepts>

#include "net/loop.h"

namespace support {

inline constexpr base::milliseconds patience{5'000};

/// True when `happened` became true in time.
template <std::predicate Happened>
[[nodiscard]] bool run_until(net::Loop& loop, Happened happened, base::milliseconds patience_for = patience) {
  const auto until = std::chrono::steady_clock::now() + patience_for;
  while (!happened()) {
    if (std::chrono::steady_clock::now() > until) return false;
    loop.run_for(base::milliseconds(2));
  }
  return true;
}

}  // namespace support
