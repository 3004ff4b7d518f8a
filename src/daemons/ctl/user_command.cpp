#include <cstdio>

#include "daemons/ctl/commands.h"
#include "daemons/ctl/input.h"
#include "daemons/ctl/office.h"
#include "flow/add_number_member.h"
#include "flow/add_user.h"
#include "store/membership_store.h"
#include "store/number_store.h"

namespace daemons::ctl {

namespace {

void join_numbers(flow::Desk& desk, domain::WorkspaceId workspace, domain::UserId user, const std::string& wanted) {
  for (const domain::Number& number : store::list_numbers(desk.ledger, workspace)) {
    if (!wanted.empty() && number.provider_number_id != wanted) continue;
    const auto joined = flow::add_number_member(desk, workspace, {.number = number.id, .user = user});
    if (joined) std::printf("May take calls on %s (%s).\n", number.label.c_str(), number.display_number.c_str());
  }
}

}  // namespace

int add_user(const settings::Settings& settings, const NewUser& user) {
  Office office(settings);
  const auto workspace = only_workspace(office.desk());
  if (!workspace) return print_complaints({workspace.error()});
  const auto role = domain::role_from_word(user.role);
  if (!role) return print_complaints({{"user.role", "a role is admin, manager or agent"}});
  const auto password = read_secret(user.password_file);
  if (!password) return print_complaints({password.error()});
  const auto added = flow::add_user(office.desk(), {.workspace = *workspace,
                                                    .name = user.name,
                                                    .email = user.email,
                                                    .password = *password,
                                                    .role = *role});
  if (!added) return print_complaints(added.error());
  std::printf("%s can sign in as %s (%s).\n", user.name.c_str(), user.email.c_str(), user.role.c_str());
  join_numbers(office.desk(), *workspace, *added, user.number);
  return 0;
}

int list_users(const settings::Settings& settings) {
  Office office(settings);
  const auto workspace = only_workspace(office.desk());
  if (!workspace) return print_complaints({workspace.error()});
  for (const domain::Member& member : store::list_members(office.desk().ledger, *workspace)) {
    std::printf("%-30s %-30s %s%s\n", member.email.c_str(), member.name.c_str(),
                std::string(domain::to_word(member.role)).c_str(), member.is_suspended ? ", suspended" : "");
  }
  return 0;
}

}  // namespace daemons::ctl
