#include "flow/reject_call.h"

#include "flow/ring_audience.h"
#include "flow/take_call_event.h"
#include "store/call_store.h"

namespace flow {

base::Result<FreshEffects> reject_call(Context& context, const RejectCall& command) {
  store::Write write(context.ledger);
  auto call = store::find_call(context.ledger, command.workspace, command.call);
  if (!call) return base::refuse("call.unknown", "There is no such call.");
  if (!store::may_take_calls(context.ledger, command.workspace, call->number, command.user)) {
    return base::refuse("call.not_yours", "You do not take calls on this number.");
  }
  const base::Timestamp now = context.clock.now();
  const bool is_last = is_last_to_leave(context.ledger, *call, command.user, now);
  FreshEffects fresh = take_event(write, context.random, now, *call, domain::Rejected{command.user, is_last});
  write.commit();
  return fresh;
}

}  // namespace flow
