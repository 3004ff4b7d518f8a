#include "control/fields.h"

#include <algorithm>
#include <limits>

#include "base/text.h"
#include "control/messages.h"

namespace control {

namespace {

// Ids name folders and stand in logs.
bool is_id_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

}  // namespace

Fields::Fields(const json::Value& value) : value_(value) {
  if (!value.is_object()) complaint_ = "a message is a JSON object";
}

void Fields::complain(std::string_view key, std::string_view what) {
  if (complaint_.empty()) complaint_ = base::format("{}: {}", key, what);
}

std::string Fields::text(std::string_view key, std::size_t bytes_max) {
  auto found = json::find_string(value_, key);
  if (!found) complain(key, "a text is needed");
  else if (found->size() > bytes_max) complain(key, "too long");
  else return *std::move(found);
  return {};
}

std::string Fields::id(std::string_view key) {
  std::string found = text(key, id_bytes_max);
  if (found.empty()) complain(key, "empty");
  if (!std::all_of(found.begin(), found.end(), is_id_character)) complain(key, "letters, digits, - and _ only");
  return found;
}

std::int64_t Fields::integer(std::string_view key) {
  const auto found = json::find_int(value_, key);
  if (!found) complain(key, "a whole number is needed");
  return found.value_or(0);
}

std::uint64_t Fields::count(std::string_view key) {
  const std::int64_t found = integer(key);
  if (found < 0) complain(key, "below zero");
  return static_cast<std::uint64_t>(std::max<std::int64_t>(found, 0));
}

std::uint32_t Fields::small_count(std::string_view key) {
  const std::uint64_t found = count(key);
  if (found > std::numeric_limits<std::uint32_t>::max()) complain(key, "too large");
  return static_cast<std::uint32_t>(found);
}

bool Fields::boolean(std::string_view key) {
  const auto found = json::find_bool(value_, key);
  if (!found) complain(key, "true or false is needed");
  return found.value_or(false);
}

base::Timestamp Fields::time(std::string_view key) { return base::from_micros(integer(key)); }

}  // namespace control
