/// The entries of a conversation's thread: what was written, and the calls.
#pragma once

#include <optional>
#include <string>

#include "domain/message.h"
#include "store/call_card.h"
#include "store/page.h"
#include "store/write.h"

namespace store {

inline constexpr int messages_per_page = 50;

struct ThreadEntry {
  domain::Message message;
  std::string author_name;  ///< of the agent who wrote it, else empty
  std::optional<CallCard> call;
};

/// Adds the entry, moves its conversation up the list when nothing newer is there, and tells "message.added". False,
/// with nothing changed, when the provider's message or the call has its entry already.
[[nodiscard]] bool add_message(Write& write, const domain::Message& message);

/// The newest `messages_per_page` below `from`, in reading order: oldest first.
[[nodiscard]] Page<ThreadEntry> read_thread(Ledger& ledger, domain::WorkspaceId workspace,
                                            domain::ConversationId conversation, const Place& from = newest_place());

}  // namespace store
