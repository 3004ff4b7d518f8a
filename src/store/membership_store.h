/// Who works in which workspace, and as what.
#pragma once

#include <optional>
#include <vector>

#include "domain/person.h"
#include "store/write.h"

namespace store {

struct Membership {
  domain::WorkspaceId workspace;
  domain::UserId user;
  domain::Role role = domain::Role::agent;
  base::Timestamp created_at;
};

/// False when the user is in the workspace already.
[[nodiscard]] bool add_membership(Write& write, const Membership& membership);
[[nodiscard]] std::optional<domain::Member> find_member(Ledger& ledger, domain::WorkspaceId workspace,
                                                        domain::UserId user);
/// By name.
[[nodiscard]] std::vector<domain::Member> list_members(Ledger& ledger, domain::WorkspaceId workspace);
/// The workspace a person signs in to: the one they joined first.
[[nodiscard]] std::optional<domain::WorkspaceId> find_first_workspace(Ledger& ledger, domain::UserId user);

}  // namespace store
