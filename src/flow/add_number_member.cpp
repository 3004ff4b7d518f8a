#include "flow/add_number_member.h"

#include "flow/audit.h"
#include "store/number_store.h"

namespace flow {

base::Result<void> add_number_member(Desk& desk, const AddNumberMember& form) {
  const store::NumberMember member{
      .number = form.number, .user = form.user, .may_call = form.may_call, .ring_order = form.ring_order};
  store::Write write(desk.ledger);
  if (!store::put_number_member(write, form.workspace, member)) {
    return base::refuse("number.unknown", "The number or the person is not of this workspace.");
  }
  audit(desk, write,
        {.action = "number_member.put",
         .workspace = form.workspace,
         .by = form.by,
         .detail = {{"number", form.number.text()}, {"user", form.user.text()}, {"may_call", form.may_call}}});
  write.commit();
  return {};
}

}  // namespace flow
