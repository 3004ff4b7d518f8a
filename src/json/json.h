/// The door to Boost.JSON: parsing hostile text with limits, reading members without exceptions, and writing.
/// `json::Value`, `json::Object` and `json::Array` are Boost's own types, so building a document reads naturally:
/// `json::Object{{"id", id}, {"ok", true}}`. Numbers outside int64 and uint64 become doubles.
#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <boost/json/value_from.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace json {

using Value = boost::json::value;
using Object = boost::json::object;
using Array = boost::json::array;

inline constexpr std::size_t depth_max = 32;

/// Refuses with "json.invalid" (not JSON, trailing text, bad UTF-8) or "json.too_deep" (more than `depth_max` levels). The
/// caller limits the size.
[[nodiscard]] base::Result<Value> parse(std::string_view text);

/// Compact, non-ASCII left as UTF-8.
[[nodiscard]] std::string write(const Value& value);

/// Readers of one member. They answer "nothing" when `value` is no object, the key is missing, or the kind is another.
[[nodiscard]] const Value* find(const Value& value, std::string_view key);
[[nodiscard]] std::optional<std::string> find_string(const Value& value, std::string_view key);
[[nodiscard]] std::optional<std::int64_t> find_int(const Value& value, std::string_view key);
[[nodiscard]] std::optional<double> find_number(const Value& value, std::string_view key);
[[nodiscard]] std::optional<bool> find_bool(const Value& value, std::string_view key);
/// An empty object or array when there is none.
[[nodiscard]] const Object& find_object(const Value& value, std::string_view key);
[[nodiscard]] const Array& find_array(const Value& value, std::string_view key);

}  // namespace json
