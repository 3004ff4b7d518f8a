#include "store/message_store.h"

#include <algorithm>

#include "sqlite/statement.h"
#include "store/ids.h"
#include "store/queries/conversation.h"
#include "store/queries/message.h"

namespace store {

namespace {

ThreadEntry read_entry(const sqlite::Statement& row, domain::WorkspaceId workspace,
                       domain::ConversationId conversation) {
  const auto kind = domain::message_kind_from_word(row.text(1));
  if (!kind) throw base::Failure("ledger: a message is of no kind that we know");
  return {
      .message =
          {
              .id = id_at<domain::MessageId>(row, 0),
              .workspace = workspace,
              .conversation = conversation,
              .kind = *kind,
              .direction = row.text(2) == domain::to_word(domain::MessageDirection::in) ? domain::MessageDirection::in
                                                                                        : domain::MessageDirection::out,
              .author = maybe_id_at<domain::UserId>(row, 3),
              .body = row.text(5),
              .provider_message_id = row.maybe_text(6),
              .call = maybe_id_at<domain::CallId>(row, 7),
              .sent_at = row.time(8),
          },
      .author_name = row.text(4),
      .call = {},
  };
}

Page<ThreadEntry> read_newest_first(Ledger& ledger, domain::WorkspaceId workspace, domain::ConversationId conversation,
                                    const Place& from) {
  Page<ThreadEntry> page;
  auto row = ledger.database().use(queries::list_messages);
  // One more than a page tells whether there are older ones.
  row.bind(workspace.text(), conversation.text(), from.at, from.id, messages_per_page + 1);
  while (row.step()) {
    if (page.rows.size() == messages_per_page) {
      page.older = Place{page.rows.back().message.sent_at, page.rows.back().message.id.text()};
      break;
    }
    page.rows.push_back(read_entry(row, workspace, conversation));
  }
  return page;
}

}  // namespace

bool add_message(Write& write, const domain::Message& message) {
  auto row = write.database().use(queries::add_message);
  row.bind(message.id.text(), message.workspace.text(), message.conversation.text(), domain::to_word(message.kind),
           domain::to_word(message.direction), text_of(message.author), message.body, message.provider_message_id,
           text_of(message.call), message.sent_at);
  if (!row.step()) return false;
  write.database()
      .use(queries::move_conversation_up)
      .bind(message.workspace.text(), message.conversation.text(), message.sent_at, domain::preview_of(message),
            text_of(message.call))
      .run();
  write.tell({
      .workspace = message.workspace,
      .kind = "message.added",
      .call = message.call,
      .conversation = message.conversation,
      .at = message.sent_at,
  });
  return true;
}

Page<ThreadEntry> read_thread(Ledger& ledger, domain::WorkspaceId workspace, domain::ConversationId conversation,
                              const Place& from) {
  Page<ThreadEntry> page = read_newest_first(ledger, workspace, conversation, from);
  std::reverse(page.rows.begin(), page.rows.end());
  for (ThreadEntry& entry : page.rows) {
    if (entry.message.call) entry.call = find_call_card(ledger, workspace, *entry.message.call);
  }
  return page;
}

}  // namespace store
