/// One entry of a conversation's thread. A call stands in the thread as an entry of its own, whose words come from the
/// call.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"
#include "domain/ids.h"

namespace domain {

enum class MessageKind { text, media, template_text, call, note, activity };
enum class MessageDirection { in, out };

struct Message {
  MessageId id;
  WorkspaceId workspace;
  ConversationId conversation;
  MessageKind kind = MessageKind::text;
  MessageDirection direction = MessageDirection::in;
  std::optional<UserId> author;  ///< the agent who wrote it
  std::string body;              ///< empty for a call
  std::optional<std::string> provider_message_id;
  std::optional<CallId> call;
  base::Timestamp sent_at;
};

inline constexpr std::size_t message_bytes_max = 65'536;

/// "text", "media", "template", "call", "note", "activity".
[[nodiscard]] std::string_view to_word(MessageKind kind);
[[nodiscard]] std::optional<MessageKind> message_kind_from_word(std::string_view word);
/// "in", "out".
[[nodiscard]] std::string_view to_word(MessageDirection direction);

/// One line of at most `preview_bytes_max` for the list of conversations: line ends become spaces.
[[nodiscard]] std::string preview_of(const Message& message);

}  // namespace domain
