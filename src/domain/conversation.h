/// A conversation: everything one customer and one business number said to each other.
#pragma once

#include <optional>
#include <string>

#include "base/time.h"
#include "domain/ids.h"

namespace domain {

struct Conversation {
  ConversationId id;
  WorkspaceId workspace;
  NumberId number;
  ContactId contact;
  std::optional<UserId> assigned_user;
  base::Timestamp last_message_at;
  std::string last_message_preview;
  base::Timestamp created_at;
};

inline constexpr std::size_t preview_bytes_max = 120;

}  // namespace domain
