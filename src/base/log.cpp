#include "base/log.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <memory>

namespace base::log {

namespace {

spdlog::logger& logger() {
  // Leaked on purpose: threads may still log while the process ends.
  static auto* const instance = [] {
    auto* made = new spdlog::logger("belfry", std::make_shared<spdlog::sinks::stderr_sink_mt>());
    made->set_pattern("%Y-%m-%dT%H:%M:%S.%eZ %l %v", spdlog::pattern_time_type::utc);
    made->set_level(spdlog::level::info);
    return made;
  }();
  return *instance;
}

std::string& program() {
  static std::string name = "belfry";
  return name;
}

spdlog::level::level_enum to_spdlog(Level level) {
  switch (level) {
    case Level::debug: return spdlog::level::debug;
    case Level::info: return spdlog::level::info;
    case Level::warn: return spdlog::level::warn;
    case Level::error: return spdlog::level::err;
  }
  return spdlog::level::err;
}

void append_value(std::string& line, std::string_view value) {
  const bool plain = !value.empty() && value.find_first_of(" =\"\\") == std::string_view::npos;
  if (!plain) line += '"';
  for (const char c : value) {
    const auto code = static_cast<unsigned char>(c);
    if (code < 0x20 || code == 0x7f) line += fmt::format("\\x{:02x}", code);
    else if (c == '"' || c == '\\') (line += '\\') += c;
    else line += c;
  }
  if (!plain) line += '"';
}

}  // namespace

void set_level(Level level) { logger().set_level(to_spdlog(level)); }

void set_program(std::string_view name) { program() = name; }

void write(Level level, std::string_view fact, std::initializer_list<Field> fields) {
  if (!logger().should_log(to_spdlog(level))) return;
  std::string line = program();
  (line += ' ') += fact;
  for (const Field& field : fields) {
    ((line += ' ') += field.key) += '=';
    append_value(line, field.value);
  }
  logger().log(to_spdlog(level), spdlog::string_view_t(line));
}

std::string shorten(std::string_view foreign_id) {
  constexpr std::size_t kept = 8;
  if (foreign_id.size() <= kept) return std::string(foreign_id);
  return ".." + std::string(foreign_id.substr(foreign_id.size() - kept));
}

}  // namespace base::log
