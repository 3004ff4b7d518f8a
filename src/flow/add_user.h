/// Somebody joins a workspace.
#pragma once

#include <optional>
#include <string>

#include "base/result.h"
#include "domain/person.h"
#include "flow/complaints.h"
#include "flow/desk.h"
#include "store/write.h"

namespace flow {

struct AddUser {
  domain::WorkspaceId workspace;
  std::string name;
  std::string email;
  std::string password;
  domain::Role role = domain::Role::agent;
  std::optional<domain::UserId> by;  ///< the admin who did it; nothing for the command line
};

/// Complaints: those of domain/person.h, and "email.taken".
[[nodiscard]] base::Result<domain::UserId, Complaints> add_user(Desk& desk, const AddUser& form);

/// The pieces of it, for verbs that add a person as part of something larger.
[[nodiscard]] Complaints complaints_about_person(std::string_view name, std::string_view email,
                                                 std::string_view password);
/// False when the address is taken. `password_hash` comes from Credentials, before the transaction began: it is slow.
[[nodiscard]] bool write_user(Desk& desk, store::Write& write, const AddUser& form, domain::UserId id,
                              std::string password_hash);

}  // namespace flow
