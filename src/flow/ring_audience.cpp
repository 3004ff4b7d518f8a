#include "flow/ring_audience.h"

#include <algorithm>

#include "flow/new_session.h"
#include "store/call_store.h"

namespace flow {

bool is_last_to_leave(store::Ledger& ledger, const domain::Call& call, domain::UserId leaving, base::Timestamp now) {
  const auto targets = store::ring_targets(ledger, call.workspace, call.number, now, now - session_idle_max);
  return std::all_of(targets.begin(), targets.end(),
                     [&](domain::UserId user) { return user == leaving || domain::has_rejected(call, user); });
}

}  // namespace flow
