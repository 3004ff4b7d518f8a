#include "store/membership_store.h"

#include "sqlite/statement.h"
#include "store/queries/membership.h"
#include "store/role.h"

namespace store {

namespace {

domain::Member read_member(const sqlite::Statement& row) {
  return {
      .user = id_at<domain::UserId>(row, 0),
      .workspace = id_at<domain::WorkspaceId>(row, 1),
      .name = row.text(2),
      .email = row.text(3),
      .role = role_at(row, 4),
      .is_suspended = row.boolean(5),
  };
}

}  // namespace

bool add_membership(Write& write, const Membership& membership) {
  auto row = write.database().use(queries::add_membership);
  row.bind(membership.workspace.text(), membership.user.text(), domain::to_word(membership.role),
           membership.created_at);
  return row.step();
}

std::optional<domain::Member> find_member(Ledger& ledger, domain::WorkspaceId workspace, domain::UserId user) {
  auto row = ledger.database().use(queries::find_member);
  if (!row.bind(workspace.text(), user.text()).step()) return {};
  return read_member(row);
}

std::vector<domain::Member> list_members(Ledger& ledger, domain::WorkspaceId workspace) {
  std::vector<domain::Member> members;
  auto row = ledger.database().use(queries::list_members);
  row.bind(workspace.text());
  while (row.step()) members.push_back(read_member(row));
  return members;
}

std::optional<domain::WorkspaceId> find_first_workspace(Ledger& ledger, domain::UserId user) {
  auto row = ledger.database().use(queries::find_first_workspace);
  if (!row.bind(user.text()).step()) return {};
  return id_at<domain::WorkspaceId>(row, 0);
}

}  // namespace store
