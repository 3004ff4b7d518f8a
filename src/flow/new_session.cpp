#include "flow/new_session.h"

#include "base/text.h"
#include "store/session_store.h"

namespace flow {

namespace {

constexpr std::size_t token_bytes = 32;  // 256 bits, for the cookie and for the form token alike

}  // namespace

NewSession open_session(Desk& desk, store::Write& write, domain::WorkspaceId workspace, domain::UserId user,
                        const Visitor& visitor) {
  const base::Timestamp now = desk.clock.now();
  NewSession session{
      .id = domain::SessionId::make(now, desk.random),
      .user = user,
      .workspace = workspace,
      .token = base::random_token(desk.random, token_bytes),
  };
  if (!visitor.old_token.empty()) {
    store::end_session_of_token(write, desk.credentials.hash_token(visitor.old_token), now);
  }
  store::forget_sessions(write, user, now - session_age_max);
  const store::Session row{
      .id = session.id,
      .token_hash = desk.credentials.hash_token(session.token),
      .user = user,
      .workspace = workspace,
      .csrf_token = base::random_token(desk.random, token_bytes),
      .created_at = now,
      .seen_at = now,
      .expires_at = now + session_age_max,
      .address = visitor.address,
      .user_agent = std::string(base::cut_utf8(visitor.user_agent, user_agent_bytes_max)),
  };
  store::add_session(write, row);
  store::limit_open_sessions(write, user, open_sessions_per_person_max, now);
  return session;
}

}  // namespace flow
