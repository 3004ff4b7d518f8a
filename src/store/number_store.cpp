#include "store/number_store.h"

#include "sqlite/statement.h"
#include "store/ids.h"
#include "store/queries/number.h"

namespace store {

namespace {

std::string_view calling_word(bool takes_calls) {
  return takes_calls ? "on" : "off";
}

domain::Number read_number(const sqlite::Statement& row) {
  return {
      .id = id_at<domain::NumberId>(row, 0),
      .workspace = id_at<domain::WorkspaceId>(row, 1),
      .label = row.text(2),
      .display_number = row.text(3),
      .provider_number_id = row.text(4),
      .account_id = row.text(5),
      .graph_base_url = row.text(6),
      .graph_version = row.text(7),
      .access_token_sealed = row.blob(8),
      .app_secret_sealed = row.blob(9),
      .verify_token_sealed = row.blob(10),
      .takes_calls = row.text(11) == calling_word(true),
      .created_at = row.time(12),
  };
}

std::vector<domain::Number> read_numbers(sqlite::Statement& row) {
  std::vector<domain::Number> numbers;
  while (row.step()) numbers.push_back(read_number(row));
  return numbers;
}

}  // namespace

bool add_number(Write& write, const domain::Number& number) {
  auto row = write.database().use(queries::add_number);
  row.bind(number.id.text(), number.workspace.text(), number.label, number.display_number, number.provider_number_id,
           number.account_id, number.graph_base_url, number.graph_version, number.access_token_sealed,
           number.app_secret_sealed, number.verify_token_sealed, calling_word(number.takes_calls), number.created_at);
  return row.step();
}

bool change_number(Write& write, const domain::Number& number) {
  auto row = write.database().use(queries::change_number);
  row.bind(number.workspace.text(), number.id.text(), number.label, number.display_number, number.account_id,
           number.graph_base_url, number.graph_version, number.access_token_sealed, number.app_secret_sealed,
           number.verify_token_sealed, calling_word(number.takes_calls));
  return row.step();
}

std::optional<domain::Number> find_number(Ledger& ledger, domain::WorkspaceId workspace, domain::NumberId id) {
  auto row = ledger.database().use(queries::find_number);
  if (!row.bind(workspace.text(), id.text()).step()) return {};
  return read_number(row);
}

std::vector<domain::Number> list_numbers(Ledger& ledger, domain::WorkspaceId workspace) {
  auto row = ledger.database().use(queries::list_numbers);
  return read_numbers(row.bind(workspace.text()));
}

std::optional<domain::Number> find_number_by_provider_id(Ledger& ledger, std::string_view provider_number_id) {
  auto row = ledger.database().use(queries::find_number_by_provider_id);
  if (!row.bind(provider_number_id).step()) return {};
  return read_number(row);
}

std::vector<domain::Number> list_every_number(Ledger& ledger) {
  auto row = ledger.database().use(queries::list_every_number);
  return read_numbers(row);
}

bool put_number_member(Write& write, domain::WorkspaceId workspace, const NumberMember& member) {
  auto row = write.database().use(queries::put_number_member);
  row.bind(workspace.text(), member.number.text(), member.user.text(), member.may_call, member.ring_order);
  return row.step();
}

std::vector<NumberMember> list_number_members(Ledger& ledger, domain::WorkspaceId workspace, domain::NumberId number) {
  std::vector<NumberMember> members;
  auto row = ledger.database().use(queries::list_number_members);
  row.bind(workspace.text(), number.text());
  while (row.step()) {
    members.push_back({
        .number = id_at<domain::NumberId>(row, 0),
        .user = id_at<domain::UserId>(row, 1),
        .may_call = row.boolean(2),
        .ring_order = static_cast<int>(row.integer(3)),
    });
  }
  return members;
}

}  // namespace store
