#include "store/session_store.h"

#include "sqlite/statement.h"
#include "store/queries/session.h"
#include "store/role.h"

namespace store {

namespace {

OpenSession read_open_session(const sqlite::Statement& row) {
  return {
      .id = id_at<domain::SessionId>(row, 0),
      .csrf_token = row.text(1),
      .seen_at = row.time(2),
      .member =
          {
              .user = id_at<domain::UserId>(row, 3),
              .workspace = id_at<domain::WorkspaceId>(row, 4),
              .name = row.text(5),
              .email = row.text(6),
              .role = role_at(row, 7),
          },
  };
}

}  // namespace

void add_session(Write& write, const Session& session) {
  write.database()
      .use(queries::add_session)
      .bind(session.id.text(), session.token_hash, session.user.text(), session.workspace.text(), session.csrf_token,
            session.created_at, session.seen_at, session.expires_at, session.address, session.user_agent)
      .run();
}

std::optional<OpenSession> find_open_session(Ledger& ledger, std::string_view token_hash, base::Timestamp now,
                                             base::Timestamp seen_since) {
  auto row = ledger.database().use(queries::find_open_session);
  if (!row.bind(token_hash, now, seen_since).step()) return {};
  return read_open_session(row);
}

bool is_session_open(Ledger& ledger, domain::SessionId id, base::Timestamp now, base::Timestamp seen_since) {
  auto row = ledger.database().use(queries::is_session_open);
  return row.bind(id.text(), now, seen_since).step() && row.boolean(0);
}

void touch_session(Write& write, domain::SessionId id, base::Timestamp at) {
  write.database().use(queries::touch_session).bind(id.text(), at).run();
}

void end_session(Write& write, domain::SessionId id, base::Timestamp at) {
  write.database().use(queries::end_session).bind(id.text(), at).run();
}

void end_session_of_token(Write& write, std::string_view token_hash, base::Timestamp at) {
  write.database().use(queries::end_session_of_token).bind(token_hash, at).run();
}

void end_other_sessions(Write& write, domain::UserId user, std::optional<domain::SessionId> kept, base::Timestamp at) {
  write.database().use(queries::end_other_sessions).bind(user.text(), text_of(kept), at).run();
}

void limit_open_sessions(Write& write, domain::UserId user, int open_max, base::Timestamp at) {
  write.database().use(queries::limit_open_sessions).bind(user.text(), open_max, at).run();
}

void forget_sessions(Write& write, domain::UserId user, base::Timestamp before) {
  write.database().use(queries::forget_sessions).bind(user.text(), before).run();
}

}  // namespace store
