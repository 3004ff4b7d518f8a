/// The first run: a desk without people gives its operator a one-time token; whoever brings it back makes the workspace
/// and its first admin.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "flow/complaints.h"
#include "flow/desk.h"
#include "flow/new_session.h"

namespace flow {

inline constexpr base::microseconds setup_token_lives = std::chrono::hours(24);
inline constexpr std::size_t workspace_name_bytes_max = 120;

/// A fresh token for the address /setup?token=..., shown to the operator and never again; earlier ones stop working.
/// Nothing when there are people already.
[[nodiscard]] std::optional<std::string> offer_setup_token(Desk& desk);

/// Whether the page may be shown.
[[nodiscard]] bool is_setup_open(Desk& desk, std::string_view token);

struct FirstRun {
  std::string token;
  std::string workspace_name;
  std::string name;
  std::string email;
  std::string password;
  Visitor visitor;
};

/// Makes workspace and admin and signs the admin in. Complaints: those of `add_user`, "workspace.name", and alone
/// "setup.token" when the token is not, or no longer, good. A form with complaints leaves the token usable.
[[nodiscard]] base::Result<NewSession, Complaints> first_run(Desk& desk, const FirstRun& form);

}  // namespace flow
