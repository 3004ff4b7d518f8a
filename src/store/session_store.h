/// Sessions of signed-in people. The cookie is never stored, only its hash; what makes a session end (limits, sign-out,
/// a new password) is decided in `flow`.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "domain/person.h"
#include "store/write.h"

namespace store {

struct Session {
  domain::SessionId id;
  std::string token_hash;
  domain::UserId user;
  domain::WorkspaceId workspace;
  std::string csrf_token;
  base::Timestamp created_at;
  base::Timestamp seen_at;
  base::Timestamp expires_at;  ///< the absolute end
  std::string address;
  std::string user_agent;
};

/// A session with the person in it, as the guards need them.
struct OpenSession {
  domain::SessionId id;
  std::string csrf_token;
  base::Timestamp seen_at;
  domain::Member member;
};

void add_session(Write& write, const Session& session);

/// The session of this token when it has not ended, expires after `now` and was seen at `seen_since` or later, and its
/// person is a member who is not suspended.
[[nodiscard]] std::optional<OpenSession> find_open_session(Ledger& ledger, std::string_view token_hash,
                                                           base::Timestamp now, base::Timestamp seen_since);
/// The same by id, for streams that were authorised earlier.
[[nodiscard]] bool is_session_open(Ledger& ledger, domain::SessionId id, base::Timestamp now,
                                   base::Timestamp seen_since);

void touch_session(Write& write, domain::SessionId id, base::Timestamp at);
void end_session(Write& write, domain::SessionId id, base::Timestamp at);
void end_session_of_token(Write& write, std::string_view token_hash, base::Timestamp at);
/// All of a person's sessions but one.
void end_other_sessions(Write& write, domain::UserId user, std::optional<domain::SessionId> kept, base::Timestamp at);
/// Ends the oldest, so that at most `open_max` are open.
void limit_open_sessions(Write& write, domain::UserId user, int open_max, base::Timestamp at);
/// Removes a person's sessions that expired before `before`.
void forget_sessions(Write& write, domain::UserId user, base::Timestamp before);

}  // namespace store
