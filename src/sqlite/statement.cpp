#include "sqlite/statement.h"

#include <sqlite3.h>

#include "sqlite/error.h"

namespace sqlite {

namespace {

void check_bound(sqlite3_stmt* statement, int result) {
  if (result != SQLITE_OK) throw failure(sqlite3_db_handle(statement), "bind");
}

}  // namespace

Statement::~Statement() {
  sqlite3_reset(handle_);
  sqlite3_clear_bindings(handle_);
}

void Statement::check_count(int bound) const {
  base::check(bound == sqlite3_bind_parameter_count(handle_), "every parameter of a statement is bound");
}

void Statement::bind_at(int at, std::nullopt_t) { check_bound(handle_, sqlite3_bind_null(handle_, at)); }
void Statement::bind_at(int at, std::int64_t value) { check_bound(handle_, sqlite3_bind_int64(handle_, at, value)); }
void Statement::bind_at(int at, double value) { check_bound(handle_, sqlite3_bind_double(handle_, at, value)); }

void Statement::bind_at(int at, std::string_view value) {
  // A view without memory is an empty text, not null.
  const char* text = value.data() == nullptr ? "" : value.data();
  check_bound(handle_, sqlite3_bind_text64(handle_, at, text, value.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
}

void Statement::bind_at(int at, base::ByteView value) {
  const void* bytes = value.empty() ? "" : static_cast<const void*>(value.data());
  check_bound(handle_, sqlite3_bind_blob64(handle_, at, bytes, value.size(), SQLITE_TRANSIENT));
}

bool Statement::step() {
  const int result = sqlite3_step(handle_);
  if (result == SQLITE_ROW) return true;
  if (result == SQLITE_DONE) return false;
  throw failure(sqlite3_db_handle(handle_), "step");
}

void Statement::run() {
  while (step()) continue;
}

bool Statement::try_run() {
  const int result = sqlite3_step(handle_);
  if (result == SQLITE_DONE || result == SQLITE_ROW) return true;
  if ((result & 0xff) == SQLITE_CONSTRAINT) return false;
  throw failure(sqlite3_db_handle(handle_), "run");
}

bool Statement::is_null(int column) const { return sqlite3_column_type(handle_, column) == SQLITE_NULL; }
std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(handle_, column); }
double Statement::real(int column) const { return sqlite3_column_double(handle_, column); }

std::string Statement::text(int column) const {
  const auto* bytes = sqlite3_column_text(handle_, column);
  if (bytes == nullptr) return {};
  return {reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(sqlite3_column_bytes(handle_, column))};
}

base::Bytes Statement::blob(int column) const {
  const auto* bytes = static_cast<const std::byte*>(sqlite3_column_blob(handle_, column));
  if (bytes == nullptr) return {};
  return {bytes, bytes + sqlite3_column_bytes(handle_, column)};
}

std::optional<std::int64_t> Statement::maybe_integer(int column) const {
  return is_null(column) ? std::nullopt : std::optional(integer(column));
}

std::optional<std::string> Statement::maybe_text(int column) const {
  return is_null(column) ? std::nullopt : std::optional(text(column));
}

std::optional<base::Timestamp> Statement::maybe_time(int column) const {
  return is_null(column) ? std::nullopt : std::optional(time(column));
}

}  // namespace sqlite
