/// The people who can sign in, whatever workspaces they are in. Addresses are looked up as `domain::clean_email` gives
/// them.
#pragma once

#include <optional>
#include <string_view>

#include "domain/person.h"
#include "store/write.h"

namespace store {

/// False when somebody has this address already.
[[nodiscard]] bool add_user(Write& write, const domain::User& user);
[[nodiscard]] std::optional<domain::User> find_user(Ledger& ledger, domain::UserId id);
[[nodiscard]] std::optional<domain::User> find_user_by_email(Ledger& ledger, std::string_view email);
[[nodiscard]] bool has_users(Ledger& ledger);
/// False when there is no such user.
[[nodiscard]] bool change_password_hash(Write& write, domain::UserId user, std::string_view hash);

}  // namespace store
