#include "push/listener.h"

#include "base/text.h"

namespace push {

std::optional<LiveTarget> parse_live_target(std::string_view target) {
  const auto parts = base::split(target, '/');
  if (parts.size() != 5 || !parts[0].empty() || parts[1] != "_live") return {};
  const auto workspace = domain::WorkspaceId::from_text(parts[2]);
  const auto user = domain::UserId::from_text(parts[3]);
  const auto session = domain::SessionId::from_text(parts[4]);
  if (!workspace || !user || !session) return {};
  return LiveTarget{{*workspace, *user}, *session};
}

}  // namespace push
