#include "store/user_store.h"

#include "sqlite/statement.h"
#include "store/ids.h"
#include "store/queries/user.h"

namespace store {

namespace {

domain::User read_user(const sqlite::Statement& row) {
  return {
      .id = id_at<domain::UserId>(row, 0),
      .email = row.text(1),
      .name = row.text(2),
      .password_hash = row.text(3),
      .suspended_at = row.maybe_time(4),
      .created_at = row.time(5),
  };
}

}  // namespace

bool add_user(Write& write, const domain::User& user) {
  auto row = write.database().use(queries::add_user);
  row.bind(user.id.text(), user.email, user.name, user.password_hash, user.suspended_at, user.created_at);
  return row.step();
}

std::optional<domain::User> find_user(Ledger& ledger, domain::UserId id) {
  auto row = ledger.database().use(queries::find_user);
  if (!row.bind(id.text()).step()) return {};
  return read_user(row);
}

std::optional<domain::User> find_user_by_email(Ledger& ledger, std::string_view email) {
  auto row = ledger.database().use(queries::find_user_by_email);
  if (!row.bind(email).step()) return {};
  return read_user(row);
}

bool has_users(Ledger& ledger) {
  auto row = ledger.database().use(queries::has_users);
  return row.step() && row.boolean(0);
}

bool change_password_hash(Write& write, domain::UserId user, std::string_view hash) {
  return write.database().use(queries::change_password_hash).bind(user.text(), hash).step();
}

}  // namespace store
