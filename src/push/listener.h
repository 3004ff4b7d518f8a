/// One browser tab that listens: who it is, as the app vouched for it, and the stream to it.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/time.h"
#include "domain/ids.h"
#include "net/http_server.h"

namespace push {

/// A user in a workspace: what rights hang on.
struct Person {
  domain::WorkspaceId workspace;
  domain::UserId user;

  auto operator<=>(const Person&) const = default;
};

/// What nginx asks for on behalf of a checked session: /_live/<workspace>/<user>/<session>.
struct LiveTarget {
  Person person;
  domain::SessionId session;
};

/// Nothing when it is not exactly such a path.
[[nodiscard]] std::optional<LiveTarget> parse_live_target(std::string_view target);

struct Listener {
  /// Tells apart the tabs of one person.
  std::uint64_t id;
  LiveTarget target;
  net::EventStream stream;
  /// When it is due for a ping and a look at its session.
  base::SteadyTime ping_at;
  /// When it is asked to come anew.
  base::SteadyTime renew_at;
};

}  // namespace push
