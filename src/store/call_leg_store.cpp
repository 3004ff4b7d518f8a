#include "store/call_leg_store.h"

#include "sqlite/statement.h"
#include "store/ids.h"
#include "store/queries/call_leg.h"

namespace store {

void add_call_leg(Write& write, const CallLeg& leg) {
  write.database()
      .use(queries::add_call_leg)
      .bind(leg.id.text(), leg.call.text(), leg.user ? "agent" : "customer", text_of(leg.user), leg.created_at)
      .run();
}

void end_call_leg(Write& write, domain::LegId leg, std::string_view reason, base::Timestamp at) {
  write.database().use(queries::end_call_leg).bind(leg.text(), at, reason).run();
}

void end_legs_of_call(Write& write, domain::CallId call, std::string_view reason, base::Timestamp at) {
  write.database().use(queries::end_legs_of_call).bind(call.text(), at, reason).run();
}

}  // namespace store
