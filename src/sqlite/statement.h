/// One use of a prepared statement: bind in order, step through rows, and the scope resets it.
///
///   auto find = database.use(queries::find_call);
///   find.bind(workspace.text(), id.text());
///   while (find.step()) calls.push_back(find.text(0));
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/time.h"

struct sqlite3_stmt;

namespace sqlite {

class Statement {
 public:
  explicit Statement(sqlite3_stmt* handle) : handle_(handle) {}
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;
  ~Statement();

  /// Binds ?1, ?2, ... in order. Text and blobs are copied. `std::nullopt` binds null. The count must match the statement.
  template <class... Values>
  Statement& bind(const Values&... values) {
    int at = 0;
    (bind_at(++at, values), ...);
    check_count(at);
    return *this;
  }

  /// True while there is a row. Throws base::Failure when SQLite cannot go on; for a broken constraint use `try_run`.
  [[nodiscard]] bool step();
  /// For statements that give no rows.
  void run();
  /// False when a UNIQUE, CHECK, NOT NULL or foreign key constraint said no; nothing was changed then.
  [[nodiscard]] bool try_run();

  [[nodiscard]] bool is_null(int column) const;
  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] double real(int column) const;
  [[nodiscard]] std::string text(int column) const;
  [[nodiscard]] base::Bytes blob(int column) const;
  [[nodiscard]] base::Timestamp time(int column) const { return base::from_micros(integer(column)); }
  [[nodiscard]] bool boolean(int column) const { return integer(column) != 0; }
  [[nodiscard]] std::optional<std::int64_t> maybe_integer(int column) const;
  [[nodiscard]] std::optional<std::string> maybe_text(int column) const;
  [[nodiscard]] std::optional<base::Timestamp> maybe_time(int column) const;

 private:
  void bind_at(int at, std::nullopt_t);
  void bind_at(int at, std::int64_t value);
  void bind_at(int at, int value) { bind_at(at, std::int64_t{value}); }
  void bind_at(int at, bool value) { bind_at(at, std::int64_t{value}); }
  void bind_at(int at, double value);
  void bind_at(int at, std::string_view value);
  void bind_at(int at, const std::string& value) { bind_at(at, std::string_view(value)); }
  void bind_at(int at, const char* value) { bind_at(at, std::string_view(value)); }
  void bind_at(int at, base::ByteView value);
  void bind_at(int at, const base::Bytes& value) { bind_at(at, base::ByteView(value)); }
  void bind_at(int at, base::Timestamp value) { bind_at(at, base::to_micros(value)); }
  template <class Value>
  void bind_at(int at, const std::optional<Value>& value) {
    if (value) bind_at(at, *value);
    else bind_at(at, std::nullopt);
  }
  void check_count(int bound) const;

  sqlite3_stmt* handle_;
};

}  // namespace sqlite
