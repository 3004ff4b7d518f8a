#include "flow/add_number_member.h"

#include "flow/audit.h"
#include "store/write.h"

namespace flow {

base::Result<void> add_number_member(Desk& desk, domain::WorkspaceId workspace, const store::NumberMember& member,
                                     std::optional<domain::UserId> by) {
  store::Write write(desk.ledger);
  if (!store::put_number_member(write, workspace, member)) {
    return base::refuse("number.unknown", "The number or the person is not of this workspace.");
  }
  audit(desk, write,
        {.action = "number_member.put",
         .workspace = workspace,
         .by = by,
         .detail = {{"number", member.number.text()}, {"user", member.user.text()}, {"may_call", member.may_call ? "yes" : "no"}}});
  write.commit();
  return {};
}

}  // namespace flow
