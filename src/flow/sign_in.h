/// A person signs in with address and password. Whoever guesses learns nothing but "no": a wrong password, an unknown
/// address and a suspended person give the same answer after the same work, and the rate is limited per address and per
/// account.
#pragma once

#include <string>

#include "base/result.h"
#include "flow/desk.h"
#include "flow/new_session.h"
#include "store/sign_in_attempt_store.h"

namespace flow {

/// The values Chatwoot publishes as its own.
inline constexpr store::AttemptLimit sign_ins_per_address{.count_max = 5, .window = base::seconds(20)};
inline constexpr store::AttemptLimit sign_ins_per_account{.count_max = 20, .window = std::chrono::minutes(5)};

struct SignIn {
  std::string email;  ///< as typed
  std::string password;
  Visitor visitor;
};

/// Refusals: "sign_in.wrong", "sign_in.too_many". Takes about 50 ms, outside any transaction.
[[nodiscard]] base::Result<NewSession> sign_in(Desk& desk, const SignIn& form);

}  // namespace flow
