#include "store/call_card.h"

#include <algorithm>
#include <array>
#include <limits>

#include "base/text.h"
#include "domain/call_words.h"
#include "domain/contact.h"
#include "sqlite/statement.h"
#include "store/call_columns.h"
#include "store/ids.h"
#include "store/queries/call_card.h"

namespace store {

namespace {

constexpr int cards_max = 200;
constexpr std::array<std::string_view, 3> sound_words{"waiting", "connected", "lost"};

CardSound read_sound(std::string_view word) {
  if (word == "connected") return CardSound::connected;
  return word == "lost" ? CardSound::lost : CardSound::waiting;
}

std::vector<std::string> read_sides(std::string_view list) {
  std::vector<std::string> sides;
  for (const std::string_view side : {"customer", "agent", "mix"}) {
    for (const std::string_view there : base::split(list, ',')) {
      if (there == side) sides.emplace_back(side);
    }
  }
  return sides;
}

// Columns 20 to 25; split off so that each half is read at a glance.
void read_end(const sqlite::Statement& row, CallCard& card) {
  card.failure_code = row.maybe_integer(20);
  card.failure_text = row.text(21);
  card.notice = row.text(22);
  card.notice_user = maybe_id_at<domain::UserId>(row, 23);
  card.sound = read_sound(row.text(24));
  card.recordings = read_sides(row.text(25));
}

CallCard read_card(const sqlite::Statement& row) {
  CallCard card;
  card.id = id_at<domain::CallId>(row, 0);
  card.workspace = id_at<domain::WorkspaceId>(row, 1);
  card.state = read_state(row.text(2));
  card.outcome = read_outcome(row.maybe_text(3));
  card.direction = read_direction(row.text(4));
  card.contact = maybe_id_at<domain::ContactId>(row, 5);
  card.contact_name = row.text(6);
  card.contact_number = domain::display_number({{domain::IdentityKind::phone, row.text(7)}});
  card.conversation = maybe_id_at<domain::ConversationId>(row, 8);
  card.number = id_at<domain::NumberId>(row, 9);
  card.number_label = row.text(10);
  card.number_display = row.text(11);
  card.agent = maybe_id_at<domain::UserId>(row, 12);
  card.agent_name = row.text(13);
  card.rejected_by = read_user_list(row.text(15));
  card.started_at = row.time(16);
  card.ring_until = row.time(17);
  card.answered_at = row.maybe_time(18);
  card.ended_at = row.maybe_time(19);
  read_end(row, card);
  const std::string decliner = row.text(14);
  card.outcome_text = domain::call_in_words({.state = card.state,
                                             .outcome = card.outcome,
                                             .direction = card.direction,
                                             .agent_name = card.agent_name,
                                             .decliner_name = decliner,
                                             .answered_at = card.answered_at,
                                             .ended_at = card.ended_at});
  return card;
}

std::vector<CallCard> read_cards(sqlite::Statement& row) {
  std::vector<CallCard> cards;
  while (row.step()) cards.push_back(read_card(row));
  return cards;
}

json::Value micros_or_null(const std::optional<base::Timestamp>& at) {
  return at ? json::Value(base::to_micros(*at)) : json::Value(nullptr);
}

template <class Id>
json::Value text_or_null(const std::optional<Id>& id) {
  return id ? json::Value(id->text()) : json::Value(nullptr);
}

json::Value agent_of(const CallCard& card) {
  if (!card.agent) return nullptr;
  return json::Object{{"id", card.agent->text()}, {"name", card.agent_name}};
}

}  // namespace

std::optional<CallCard> find_call_card(Ledger& ledger, domain::WorkspaceId workspace, domain::CallId call) {
  auto row = ledger.database().use(queries::find_call_card);
  if (!row.bind(workspace.text(), call.text()).step()) return {};
  return read_card(row);
}

std::vector<CallCard> open_call_cards(Ledger& ledger, domain::WorkspaceId workspace, domain::UserId user) {
  auto row = ledger.database().use(queries::list_open_call_cards);
  return read_cards(row.bind(workspace.text(), user.text()));
}

std::vector<CallCard> list_call_cards(Ledger& ledger, domain::WorkspaceId workspace,
                                      std::optional<base::Timestamp> before, int limit) {
  const auto below = before.value_or(base::from_micros(std::numeric_limits<std::int64_t>::max()));
  auto row = ledger.database().use(queries::list_call_cards);
  return read_cards(row.bind(workspace.text(), below, std::min(limit, cards_max)));
}

std::vector<CallCard> call_cards_of(Ledger& ledger, domain::WorkspaceId workspace, domain::ConversationId conversation,
                                    int limit) {
  auto row = ledger.database().use(queries::list_call_cards_of_conversation);
  auto cards = read_cards(row.bind(workspace.text(), conversation.text(), std::min(limit, cards_max)));
  std::reverse(cards.begin(), cards.end());
  return cards;
}

bool may_hear_call(Ledger& ledger, domain::WorkspaceId workspace, domain::CallId call, domain::UserId user) {
  auto row = ledger.database().use(queries::may_hear_call);
  return row.bind(workspace.text(), call.text(), user.text()).step();
}

std::vector<domain::UserId> hearers_of(Ledger& ledger, domain::WorkspaceId workspace, domain::CallId call) {
  std::vector<domain::UserId> users;
  auto row = ledger.database().use(queries::list_hearers);
  row.bind(workspace.text(), call.text());
  while (row.step()) users.push_back(id_at<domain::UserId>(row, 0));
  return users;
}

json::Object to_json(const CallCard& card, domain::UserId viewer) {
  const bool is_out = std::find(card.rejected_by.begin(), card.rejected_by.end(), viewer) != card.rejected_by.end();
  const bool is_told = !card.notice_user || *card.notice_user == viewer;
  json::Array recordings(card.recordings.begin(), card.recordings.end());
  return {
      {"id", card.id.text()},
      {"state", domain::to_word(card.state)},
      {"outcome", card.outcome ? json::Value(domain::to_word(*card.outcome)) : json::Value(nullptr)},
      {"outcome_text", card.outcome_text},
      {"direction", domain::to_word(card.direction)},
      {"contact",
       json::Object{{"id", text_or_null(card.contact)}, {"name", card.contact_name}, {"number", card.contact_number}}},
      {"number",
       json::Object{{"id", card.number.text()}, {"label", card.number_label}, {"display", card.number_display}}},
      {"conversation_id", text_or_null(card.conversation)},
      {"agent", agent_of(card)},
      {"rejected", is_out},
      {"started_at", base::to_micros(card.started_at)},
      {"ring_until", base::to_micros(card.ring_until)},
      {"answered_at", micros_or_null(card.answered_at)},
      {"ended_at", micros_or_null(card.ended_at)},
      {"failure_text", card.failure_text},
      {"notice", is_told ? card.notice : std::string{}},
      {"sound", sound_words[static_cast<std::size_t>(card.sound)]},
      {"recordings", std::move(recordings)}};
}

}  // namespace store
