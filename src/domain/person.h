/// The people who work at the desk, and what makes an address and a password acceptable.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/time.h"
#include "domain/ids.h"

namespace domain {

struct User {
  UserId id;
  std::string email;  ///< lower case
  std::string name;
  std::string password_hash;
  std::optional<base::Timestamp> suspended_at;
  base::Timestamp created_at;
};

/// A user in one workspace.
struct Member {
  UserId user;
  WorkspaceId workspace;
  std::string name;
  std::string email;
  Role role = Role::agent;
  bool is_suspended = false;
};

inline constexpr std::size_t password_characters_min = 12;
/// More would only make the hash slow to ask for.
inline constexpr std::size_t password_bytes_max = 1024;
inline constexpr std::size_t email_bytes_max = 254;  // RFC 5321 section 4.5.3.1.3, path without brackets
inline constexpr std::size_t person_name_bytes_max = 120;

/// "admin", "manager", "agent": the words of the ledger.
[[nodiscard]] std::string_view to_word(Role role);
[[nodiscard]] std::optional<Role> role_from_word(std::string_view word);

/// As the ledger holds it: trimmed and lower case.
[[nodiscard]] std::string clean_email(std::string_view typed);

/// Refusals carry the sentence to show. "email.shape".
[[nodiscard]] base::Result<void> check_email(std::string_view email);
/// "password.short", "password.long", "password.text" (not UTF-8, or control characters), "password.simple" (much used,
/// a few characters over and over, or the address itself). Otherwise anything goes (ASVS 5.0, 6.2).
[[nodiscard]] base::Result<void> check_password(std::string_view password, std::string_view email);
/// "name.missing", "name.long", "name.text".
[[nodiscard]] base::Result<void> check_person_name(std::string_view name);

}  // namespace domain
