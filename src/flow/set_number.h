/// A business number is added, or changed: how it is called on the screen, how its provider is reached, its secrets.
#pragma once

#include <optional>
#include <string>

#include "base/result.h"
#include "domain/number.h"
#include "flow/complaints.h"
#include "flow/desk.h"

namespace flow {

/// The number is the one with this provider id. What is missing stays as it is; on a number that is new it gets the
/// default given here or is complained about.
struct SetNumber {
  domain::WorkspaceId workspace;
  std::string provider_number_id;
  std::optional<std::string> label;
  std::optional<std::string> display_number;
  std::optional<std::string> account_id;
  std::optional<std::string> graph_base_url;  ///< new: "https://graph.facebook.com"
  std::optional<std::string> graph_version;   ///< new: "v25.0"
  std::optional<std::string> access_token;
  std::optional<std::string> app_secret;
  std::optional<std::string> verify_token;
  std::optional<bool> takes_calls;  ///< new: true
  std::optional<domain::UserId> by;
};

inline constexpr std::size_t number_secret_bytes_max = 4096;

/// Complaints: those of domain::check_number, "number.secret" (missing, too long or not printable), and alone
/// "number.taken" when another workspace has it.
[[nodiscard]] base::Result<domain::NumberId, Complaints> set_number(Desk& desk, const SetNumber& form);

}  // namespace flow
