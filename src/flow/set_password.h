/// A person gets a new password. Whoever was signed in with the old one is not any more.
#pragma once

#include <optional>
#include <string>

#include "base/result.h"
#include "domain/ids.h"
#include "flow/desk.h"

namespace flow {

struct SetPassword {
  domain::UserId user;
  std::string password;
  std::optional<domain::SessionId> kept_session;  ///< the one in which it was changed
};

/// Refusals: "user.unknown", and those of domain::check_password.
[[nodiscard]] base::Result<void> set_password(Desk& desk, const SetPassword& form);

}  // namespace flow
