/// Attempts to sign in of the last minutes, counted so that guessing passwords is slow. Attempts that were turned away
/// are not counted: the limits let through a steady rate, they do not lock anybody out for longer the more somebody
/// knocks.
#pragma once

#include <cstdint>
#include <string>

#include "base/time.h"
#include "store/write.h"

namespace store {

struct SignInAttempt {
  std::string id;
  std::string address;
  std::string email;
  base::Timestamp at;
};

/// At most `count_max` attempts that are younger than `window`.
struct AttemptLimit {
  std::int64_t count_max;
  base::microseconds window;
};

/// Counts the attempt when both limits have room, in one statement; false when one has none.
[[nodiscard]] bool add_sign_in_attempt(Write& write, const SignInAttempt& attempt, const AttemptLimit& per_address,
                                       const AttemptLimit& per_email);
void forget_sign_in_attempts(Write& write, base::Timestamp before);

}  // namespace store
