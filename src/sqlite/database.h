/// The door to SQLite: one connection. Each thread has its own; a connection is never shared.
/// A connection is opened for reading (sees a consistent file, can change nothing) or for writing. Every connection waits at
/// most `busy_wait` for a lock, has foreign keys on, and commits durably (WAL with synchronous=FULL).
/// Everything the world can do wrong here (disk full, file damaged, lock never freed) is thrown as base::Failure.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

struct sqlite3;
struct sqlite3_stmt;

namespace sqlite {

inline constexpr std::chrono::milliseconds busy_wait{10'000};

enum class Access { read_only, read_write, create };

class Statement;

class Database {
 public:
  /// `create` makes the file (mode 0600) if it is missing. The path ":memory:" with `create` is for tests.
  [[nodiscard]] static Database open(const std::filesystem::path& file, Access access);

  Database(Database&&) noexcept;
  Database& operator=(Database&&) noexcept;
  ~Database();

  /// Runs one or more statements without parameters and without rows: migrations, pragmas.
  void execute(std::string_view sql);

  /// A statement ready to be bound, prepared once per connection and kept. `sql` must be a constant that outlives the
  /// connection (the generated query constants are); the key is its address. Only one Statement of the same text may be
  /// alive at a time.
  [[nodiscard]] Statement use(const char* sql);

  /// Rows changed by the last statement.
  [[nodiscard]] int changes() const;

  [[nodiscard]] sqlite3* handle() const { return handle_; }
  [[nodiscard]] const std::filesystem::path& file() const { return file_; }

 private:
  Database(sqlite3* handle, std::filesystem::path file);
  void close() noexcept;

  sqlite3* handle_ = nullptr;
  std::filesystem::path file_;
  std::unordered_map<const char*, sqlite3_stmt*> kept_;
};

}  // namespace sqlite
