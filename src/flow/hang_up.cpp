#include "flow/hang_up.h"

#include "flow/ring_audience.h"
#include "flow/take_call_event.h"
#include "store/call_store.h"

namespace flow {

base::Result<FreshEffects> hang_up(Context& context, const HangUp& command) {
  store::Write write(context.ledger);
  auto call = store::find_call(context.ledger, command.workspace, command.call);
  if (!call) return base::refuse("call.unknown", "There is no such call.");
  if (call->state == domain::CallState::ended) return FreshEffects{};
  if (call->agent != command.user) return base::refuse("call.not_yours", "This call is not yours to end.");
  const base::Timestamp now = context.clock.now();
  const bool is_last = is_last_to_leave(context.ledger, *call, command.user, now);
  FreshEffects fresh = take_event(write, context.random, now, *call, domain::HungUp{command.user, is_last});
  write.commit();
  return fresh;
}

}  // namespace flow
