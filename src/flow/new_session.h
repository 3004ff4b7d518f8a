/// Opening a session for somebody who has just proven who they are; the common end of signing in and of the first run.
#pragma once

#include <string>
#include <string_view>

#include "base/time.h"
#include "domain/ids.h"
#include "flow/desk.h"
#include "store/write.h"

namespace flow {

/// ASVS 5.0, 7.3.1 and 7.3.2: an unused session ends, and so does every session in the end.
inline constexpr base::microseconds session_idle_max = std::chrono::hours(12);
inline constexpr base::microseconds session_age_max = std::chrono::days(7);
inline constexpr int open_sessions_per_person_max = 20;

/// The browser's side of it.
struct Visitor {
  std::string address;     ///< from the server, never from a header
  std::string user_agent;  ///< shown to its owner in the list of devices; cut to `user_agent_bytes_max`
  /// The session cookie the browser came with, or empty: that session ends, so nobody can plant one (fixation).
  std::string old_token;
};
inline constexpr std::size_t user_agent_bytes_max = 200;

struct NewSession {
  domain::SessionId id;
  domain::UserId user;
  domain::WorkspaceId workspace;
  std::string token;  ///< for the cookie and nowhere else
};

[[nodiscard]] NewSession open_session(Desk& desk, store::Write& write, domain::WorkspaceId workspace,
                                      domain::UserId user, const Visitor& visitor);

}  // namespace flow
