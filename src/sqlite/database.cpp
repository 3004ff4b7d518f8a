#include "sqlite/database.h"

#include <sqlite3.h>
#include <sys/stat.h>

#include <utility>

#include "base/text.h"
#include "sqlite/error.h"
#include "sqlite/statement.h"

namespace sqlite {

base::Failure failure(sqlite3* handle, std::string_view what) {
  return base::Failure(base::format("ledger: {}: {} ({})", what, sqlite3_errmsg(handle), sqlite3_extended_errcode(handle)));
}

namespace {

int open_flags(Access access) {
  constexpr int own_thread = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE;
  switch (access) {
    case Access::read_only: return SQLITE_OPEN_READONLY | own_thread;
    case Access::read_write: return SQLITE_OPEN_READWRITE | own_thread;
    case Access::create: return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | own_thread;
  }
  return SQLITE_OPEN_READONLY;
}

}  // namespace

Database Database::open(const std::filesystem::path& file, Access access) {
  const mode_t old_mask = ::umask(0077);
  sqlite3* handle = nullptr;
  const int opened = sqlite3_open_v2(file.c_str(), &handle, open_flags(access), nullptr);
  ::umask(old_mask);
  Database database(handle, file);
  if (opened != SQLITE_OK) throw failure(handle, "open " + file.string());
  sqlite3_extended_result_codes(handle, 1);
  sqlite3_busy_timeout(handle, static_cast<int>(busy_wait.count()));
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  database.execute("pragma foreign_keys = on; pragma synchronous = full; pragma temp_store = memory;");
  if (access == Access::read_only) database.execute("pragma query_only = on;");
  else database.execute("pragma journal_mode = wal;");
  return database;
}

Database::Database(sqlite3* handle, std::filesystem::path file) : handle_(handle), file_(std::move(file)) {}

Database::Database(Database&& other) noexcept
    : handle_(std::exchange(other.handle_, nullptr)), file_(std::move(other.file_)), kept_(std::move(other.kept_)) {
  other.kept_.clear();
}

Database& Database::operator=(Database&& other) noexcept {
  if (this == &other) return *this;
  close();
  handle_ = std::exchange(other.handle_, nullptr);
  file_ = std::move(other.file_);
  kept_ = std::move(other.kept_);
  other.kept_.clear();
  return *this;
}

Database::~Database() { close(); }

void Database::close() noexcept {
  for (const auto& [sql, statement] : kept_) sqlite3_finalize(statement);
  kept_.clear();
  sqlite3_close(std::exchange(handle_, nullptr));
}

void Database::execute(std::string_view sql) {
  const std::string text(sql);
  if (sqlite3_exec(handle_, text.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) throw failure(handle_, "execute");
}

Statement Database::use(const char* sql) {
  sqlite3_stmt*& kept = kept_[sql];
  if (kept == nullptr && sqlite3_prepare_v3(handle_, sql, -1, SQLITE_PREPARE_PERSISTENT, &kept, nullptr) != SQLITE_OK) {
    kept_.erase(sql);
    throw failure(handle_, "prepare");
  }
  base::check(sqlite3_stmt_busy(kept) == 0, "a statement is used by one scope at a time");
  return Statement(kept);
}

int Database::changes() const { return sqlite3_changes(handle_); }

}  // namespace sqlite
