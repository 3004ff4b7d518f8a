/// Members of JSON that we wrote ourselves. Missing or wrong ones mean a damaged file: base::Failure. Private to the
/// module.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/failure.h"
#include "base/id.h"
#include "base/text.h"
#include "base/time.h"
#include "json/json.h"

namespace store {

[[nodiscard]] inline base::Failure damaged(std::string_view key) {
  return base::Failure(base::format("ledger: \"{}\" is not what we wrote", key));
}

template <class Value>
[[nodiscard]] Value needed(std::optional<Value> value, std::string_view key) {
  if (!value) throw damaged(key);
  return std::move(*value);
}

[[nodiscard]] inline const json::Value& part_in(const json::Value& object, std::string_view key) {
  const json::Value* value = json::find(object, key);
  if (value == nullptr) throw damaged(key);
  return *value;
}
[[nodiscard]] inline std::string text_in(const json::Value& object, std::string_view key) {
  return needed(json::find_string(object, key), key);
}
[[nodiscard]] inline std::int64_t int_in(const json::Value& object, std::string_view key) {
  return needed(json::find_int(object, key), key);
}
[[nodiscard]] inline bool bool_in(const json::Value& object, std::string_view key) {
  return needed(json::find_bool(object, key), key);
}
[[nodiscard]] inline base::Timestamp time_in(const json::Value& object, std::string_view key) {
  return base::from_micros(int_in(object, key));
}
[[nodiscard]] inline std::optional<base::Timestamp> maybe_time_in(const json::Value& object, std::string_view key) {
  const auto micros = json::find_int(object, key);
  return micros ? std::optional(base::from_micros(*micros)) : std::nullopt;
}
template <class Id>
[[nodiscard]] Id id_in(const json::Value& object, std::string_view key) {
  return needed(Id::from_text(text_in(object, key)), key);
}

/// Left out when there is nothing to say.
inline void put_time(json::Object& object, std::string_view key, const std::optional<base::Timestamp>& at) {
  if (at) object[key] = base::to_micros(*at);
}

}  // namespace store
