/// Conversations: the list of the inbox, and one of them with who takes part.
#pragma once

#include <optional>
#include <string>

#include "domain/call.h"
#include "domain/contact.h"
#include "domain/conversation.h"
#include "store/page.h"
#include "store/write.h"

namespace store {

inline constexpr int conversations_per_page = 25;

/// What the list shows of the last entry when it is a call.
struct LastCall {
  domain::CallState state;
  std::optional<domain::CallOutcome> outcome;
  domain::CallDirection direction;
};

/// One line of the inbox.
struct ConversationLine {
  domain::ConversationId id;
  domain::ContactId contact;
  std::string contact_title;  ///< name, else number, else "Unknown caller"
  base::Timestamp last_message_at;
  std::string preview;  ///< empty when the last entry is a call
  std::optional<LastCall> last_call;
};

/// One conversation opened.
struct ConversationCard {
  domain::Conversation conversation;
  domain::Contact contact;
  std::string number_label;
  std::string number_display;
  std::string assigned_name;  ///< empty when nobody is
};

/// False when the number and the contact have one already. The contact must be there; preview and last message come
/// with the first message.
[[nodiscard]] bool add_conversation(Write& write, const domain::Conversation& conversation);

/// Lists call the contact as it is called now. Due after a contact's name or identities changed.
void retitle_conversations(Write& write, domain::WorkspaceId workspace, domain::ContactId contact);

[[nodiscard]] std::optional<domain::ConversationId> find_conversation_of(Ledger& ledger, domain::WorkspaceId workspace,
                                                                         domain::NumberId number,
                                                                         domain::ContactId contact);

/// The `conversations_per_page` most recent below `from`, newest first.
[[nodiscard]] Page<ConversationLine> list_conversations(Ledger& ledger, domain::WorkspaceId workspace,
                                                        const Place& from = newest_place());

[[nodiscard]] std::optional<ConversationCard> find_conversation_card(Ledger& ledger, domain::WorkspaceId workspace,
                                                                     domain::ConversationId id);

}  // namespace store
