#include "store/call_store.h"

#include "base/text.h"
#include "domain/call_step.h"
#include "sqlite/statement.h"
#include "store/call_columns.h"
#include "store/call_json.h"
#include "store/ids.h"
#include "store/queries/call.h"

namespace store {

namespace {

// A live call's sound as its card shows it.
std::string_view sound_of(const domain::Call& call) {
  const auto& claim = call.facts.claim;
  const bool is_live = call.state == domain::CallState::live || call.state == domain::CallState::held;
  if (!is_live || !claim) return "waiting";
  if (claim->lost_at) return "lost";
  return claim->connected_at ? "connected" : "waiting";
}

std::optional<std::string> decliner_of(const domain::Call& call) {
  const bool is_declined = call.outcome == domain::CallOutcome::declined && !call.rejected_by.empty();
  return is_declined ? std::optional(call.rejected_by.back().text()) : std::nullopt;
}

/// Binds and runs add_call or save_call, whose parameters are the same.
void put_call(Write& write, const char* statement, const domain::Call& call) {
  const domain::Notice notice = call.facts.notice.value_or(domain::Notice{});
  const auto outcome = call.outcome ? std::optional(domain::to_word(*call.outcome)) : std::nullopt;
  write.database()
      .use(statement)
      .bind(call.id.text(), call.workspace.text(), call.number.text(), text_of(call.contact),
            text_of(call.conversation), domain::to_word(call.direction), call.provider_call_id,
            domain::to_word(call.state), outcome, call.failure_code, call.failure_text, text_of(call.agent),
            write_user_list(call.rejected_by), decliner_of(call), notice.text, text_of(notice.user), sound_of(call),
            facts_to_text(call), call.started_at, call.ring_until, call.answered_at, call.ended_at,
            domain::next_deadline(call), call.version)
      .run();
}

domain::Call read_call(const sqlite::Statement& row) {
  domain::Call call{
      .id = id_at<domain::CallId>(row, 0),
      .workspace = id_at<domain::WorkspaceId>(row, 1),
      .number = id_at<domain::NumberId>(row, 2),
      .contact = maybe_id_at<domain::ContactId>(row, 3),
      .conversation = maybe_id_at<domain::ConversationId>(row, 4),
      .direction = read_direction(row.text(5)),
      .provider_call_id = row.text(6),
      .state = read_state(row.text(7)),
      .outcome = read_outcome(row.maybe_text(8)),
      .failure_code = row.maybe_integer(9),
      .failure_text = row.text(10),
      .agent = maybe_id_at<domain::UserId>(row, 11),
      .rejected_by = read_user_list(row.text(12)),
      .started_at = row.time(14),
      .ring_until = row.time(15),
      .answered_at = row.maybe_time(16),
      .ended_at = row.maybe_time(17),
      .version = row.integer(18),
  };
  facts_from_text(row.text(13), call);
  return call;
}

std::vector<domain::CallId> read_ids(sqlite::Statement& row) {
  std::vector<domain::CallId> ids;
  while (row.step()) ids.push_back(id_at<domain::CallId>(row, 0));
  return ids;
}

}  // namespace

void add_call(Write& write, const domain::Call& call) {
  put_call(write, queries::add_call, call);
}

void save_call(Write& write, const domain::Call& call) {
  put_call(write, queries::save_call, call);
  base::check(write.database().changes() == 1, "a call that is saved was added once");
}

std::optional<domain::Call> find_call(Ledger& ledger, domain::WorkspaceId workspace, domain::CallId id) {
  auto row = ledger.database().use(queries::find_call);
  if (!row.bind(workspace.text(), id.text()).step()) return {};
  return read_call(row);
}

std::optional<domain::Call> find_call_anywhere(Ledger& ledger, domain::CallId id) {
  auto row = ledger.database().use(queries::find_call_anywhere);
  if (!row.bind(id.text()).step()) return {};
  return read_call(row);
}

std::optional<domain::Call> find_call_by_provider_id(Ledger& ledger, domain::WorkspaceId workspace,
                                                     domain::NumberId number, std::string_view provider_call_id) {
  auto row = ledger.database().use(queries::find_call_by_provider_id);
  if (!row.bind(workspace.text(), number.text(), provider_call_id).step()) return {};
  return read_call(row);
}

bool claim_call(Write& write, domain::WorkspaceId workspace, domain::CallId id, domain::UserId agent,
                base::Timestamp now) {
  auto row = write.database().use(queries::claim_call);
  return row.bind(workspace.text(), id.text(), agent.text(), now).step();
}

bool may_take_calls(Ledger& ledger, domain::WorkspaceId workspace, domain::NumberId number, domain::UserId user) {
  auto row = ledger.database().use(queries::may_take_calls);
  return row.bind(workspace.text(), number.text(), user.text()).step();
}

std::vector<domain::UserId> ring_targets(Ledger& ledger, domain::WorkspaceId workspace, domain::NumberId number,
                                         base::Timestamp now, base::Timestamp seen_since) {
  std::vector<domain::UserId> users;
  auto row = ledger.database().use(queries::list_ring_targets);
  row.bind(workspace.text(), number.text(), now, seen_since);
  while (row.step()) users.push_back(id_at<domain::UserId>(row, 0));
  return users;
}

std::vector<domain::CallId> open_calls(Ledger& ledger) {
  auto row = ledger.database().use(queries::list_open_calls);
  return read_ids(row);
}

std::vector<domain::CallId> calls_due(Ledger& ledger, base::Timestamp now, int limit) {
  auto row = ledger.database().use(queries::list_calls_due);
  return read_ids(row.bind(now, limit));
}

std::optional<base::Timestamp> next_call_deadline(Ledger& ledger) {
  auto row = ledger.database().use(queries::find_next_deadline);
  return row.step() ? row.maybe_time(0) : std::nullopt;
}

}  // namespace store
