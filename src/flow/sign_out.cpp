#include "flow/sign_out.h"

#include "store/session_store.h"
#include "store/write.h"

namespace flow {

void sign_out(Desk& desk, domain::SessionId session) {
  store::Write write(desk.ledger);
  store::end_session(write, session, desk.clock.now());
  write.commit();
}

}  // namespace flow
