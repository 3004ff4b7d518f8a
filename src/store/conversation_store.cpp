#include "store/conversation_store.h"

#include "base/text.h"
#include "sqlite/statement.h"
#include "store/contact_store.h"
#include "store/ids.h"
#include "store/queries/conversation.h"

namespace store {

namespace {

/// "ended,missed,inbound".
std::optional<LastCall> read_last_call(std::string_view words) {
  const auto parts = base::split(words, ',');
  if (parts.size() != 3) return {};
  const auto state = domain::call_state_from_word(parts[0]);
  const auto direction = domain::call_direction_from_word(parts[2]);
  if (!state || !direction) return {};
  return LastCall{*state, domain::call_outcome_from_word(parts[1]), *direction};
}

ConversationLine read_line(const sqlite::Statement& row) {
  return {
      .id = id_at<domain::ConversationId>(row, 0),
      .contact = id_at<domain::ContactId>(row, 1),
      .contact_title = row.text(2),
      .last_message_at = row.time(3),
      .preview = row.text(4),
      .last_call = row.is_null(5) ? std::nullopt : read_last_call(row.text(5)),
  };
}

std::string title_of(const domain::Contact& contact) {
  return domain::display_name(contact.name, domain::display_number(contact.identities));
}

domain::Contact contact_of(Ledger& ledger, domain::WorkspaceId workspace, domain::ContactId id) {
  auto contact = find_contact(ledger, workspace, id);
  if (!contact) throw base::Failure("ledger: a contact that is referred to is not there");
  return std::move(*contact);
}

domain::Conversation read_conversation(const sqlite::Statement& row, domain::WorkspaceId workspace) {
  return {
      .id = id_at<domain::ConversationId>(row, 0),
      .workspace = workspace,
      .number = id_at<domain::NumberId>(row, 1),
      .contact = id_at<domain::ContactId>(row, 2),
      .assigned_user = maybe_id_at<domain::UserId>(row, 3),
      .last_message_at = row.time(4),
      .last_message_preview = row.text(5),
      .created_at = row.time(6),
  };
}

}  // namespace

bool add_conversation(Write& write, const domain::Conversation& conversation) {
  const std::string title = title_of(contact_of(write.ledger(), conversation.workspace, conversation.contact));
  auto row = write.database().use(queries::add_conversation);
  row.bind(conversation.id.text(), conversation.workspace.text(), conversation.number.text(),
           conversation.contact.text(), title, conversation.created_at);
  return row.step();
}

void retitle_conversations(Write& write, domain::WorkspaceId workspace, domain::ContactId contact) {
  const std::string title = title_of(contact_of(write.ledger(), workspace, contact));
  write.database().use(queries::retitle_conversations).bind(workspace.text(), contact.text(), title).run();
}

std::optional<domain::ConversationId> find_conversation_of(Ledger& ledger, domain::WorkspaceId workspace,
                                                           domain::NumberId number, domain::ContactId contact) {
  auto row = ledger.database().use(queries::find_conversation_of);
  if (!row.bind(workspace.text(), number.text(), contact.text()).step()) return {};
  return id_at<domain::ConversationId>(row, 0);
}

Page<ConversationLine> list_conversations(Ledger& ledger, domain::WorkspaceId workspace, const Place& from) {
  Page<ConversationLine> page;
  page.rows.reserve(conversations_per_page);
  auto row = ledger.database().use(queries::list_conversations);
  // One more than a page tells whether there are older ones.
  row.bind(workspace.text(), from.at, from.id, conversations_per_page + 1);
  while (row.step()) {
    if (page.rows.size() == conversations_per_page) {
      page.older = Place{page.rows.back().last_message_at, page.rows.back().id.text()};
      break;
    }
    page.rows.push_back(read_line(row));
  }
  return page;
}

std::optional<ConversationCard> find_conversation_card(Ledger& ledger, domain::WorkspaceId workspace,
                                                       domain::ConversationId id) {
  auto row = ledger.database().use(queries::find_conversation_card);
  if (!row.bind(workspace.text(), id.text()).step()) return {};
  const domain::Conversation conversation = read_conversation(row, workspace);
  return ConversationCard{
      .conversation = conversation,
      .contact = contact_of(ledger, workspace, conversation.contact),
      .number_label = row.text(7),
      .number_display = row.text(8),
      .assigned_name = row.text(9),
  };
}

}  // namespace store
