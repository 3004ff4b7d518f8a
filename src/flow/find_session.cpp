#include "flow/find_session.h"

#include "base/failure.h"
#include "base/log.h"
#include "flow/new_session.h"
#include "store/write.h"

namespace flow {

namespace {

/// A job of its own inside a request that only wants to read, hence with its own rim: when the disk is full, people go
/// on reading.
void touch(Desk& desk, domain::SessionId session, base::Timestamp now) {
  try {
    store::Write write(desk.ledger);
    store::touch_session(write, session, now);
    write.commit();
  } catch (const base::Failure& failure) {
    base::log::warn("session.untouched", {{"session", session.text()}, {"why", failure.what()}});
  }
}

}  // namespace

std::optional<store::OpenSession> find_session(Desk& desk, std::string_view cookie_token) {
  const base::Timestamp now = desk.clock.now();
  auto session =
      store::find_open_session(desk.ledger, desk.credentials.hash_token(cookie_token), now, now - session_idle_max);
  if (session && session->seen_at + session_touch_every <= now) touch(desk, session->id, now);
  return session;
}

}  // namespace flow
