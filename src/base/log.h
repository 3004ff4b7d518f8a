/// The log: one fact a line, as `time level module noun.verb key=value ...`, to standard error.
/// Error: someone must act. Warn: someone should know. Info: a story's milestones. Never bodies, tokens, SDP, names or
/// numbers of customers; shorten provider ids with `shorten`, they hide phone numbers. Control characters are escaped, so a
/// value cannot forge a line. Any thread may log.
#pragma once

#include <fmt/core.h>

#include <initializer_list>
#include <string>
#include <string_view>

namespace base::log {

enum class Level { debug, info, warn, error };

/// One `key=value`. Numbers carry their unit in the key: `{"took_ms", 12}`.
struct Field {
  std::string_view key;
  std::string value;

  Field(std::string_view k, std::string_view v) : key(k), value(v) {}
  Field(std::string_view k, const char* v) : key(k), value(v) {}
  Field(std::string_view k, const std::string& v) : key(k), value(v) {}
  Field(std::string_view k, bool v) : key(k), value(v ? "yes" : "no") {}
  template <class Number>
  Field(std::string_view k, Number v) : key(k), value(fmt::format("{}", v)) {}
};

/// Lines below `level` are dropped; the start is `info`. Set once by a program.
void set_level(Level level);
/// Names the program in every line ("app", "media"). Set once by a program.
void set_program(std::string_view name);

void write(Level level, std::string_view fact, std::initializer_list<Field> fields);

inline void debug(std::string_view fact, std::initializer_list<Field> fields = {}) { write(Level::debug, fact, fields); }
inline void info(std::string_view fact, std::initializer_list<Field> fields = {}) { write(Level::info, fact, fields); }
inline void warn(std::string_view fact, std::initializer_list<Field> fields = {}) { write(Level::warn, fact, fields); }
inline void error(std::string_view fact, std::initializer_list<Field> fields = {}) { write(Level::error, fact, fields); }

/// The last eight characters of a long foreign id, after "..": enough to find it, too little to read a number out of it.
[[nodiscard]] std::string shorten(std::string_view foreign_id);

}  // namespace base::log
