/// The words and lists of call columns. What the column holds was written by us; anything else is a damaged file and
/// thrown as base::Failure. Private to the module.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/call.h"

namespace store {

[[nodiscard]] domain::CallState read_state(std::string_view word);
[[nodiscard]] domain::CallDirection read_direction(std::string_view word);
[[nodiscard]] std::optional<domain::CallOutcome> read_outcome(const std::optional<std::string>& word);

/// Comma-separated ids.
[[nodiscard]] std::string write_user_list(const std::vector<domain::UserId>& users);
[[nodiscard]] std::vector<domain::UserId> read_user_list(std::string_view text);

}  // namespace store
