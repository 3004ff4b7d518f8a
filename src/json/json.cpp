#include "json/json.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

namespace json {

base::Result<Value> parse(std::string_view text) {
  boost::json::parse_options options;
  options.max_depth = depth_max;
  boost::system::error_code error;
  Value value = boost::json::parse(text, error, {}, options);
  if (error == boost::json::error::too_deep) return base::refuse("json.too_deep", "The JSON text is nested too deeply");
  if (error) return base::refuse("json.invalid", error.message());
  return value;
}

std::string write(const Value& value) { return boost::json::serialize(value); }

const Value* find(const Value& value, std::string_view key) {
  const Object* object = value.if_object();
  return object == nullptr ? nullptr : object->if_contains(key);
}

std::optional<std::string> find_string(const Value& value, std::string_view key) {
  const Value* found = find(value, key);
  if (found == nullptr || !found->is_string()) return {};
  const auto& text = found->get_string();
  return std::string(text.data(), text.size());
}

std::optional<std::int64_t> find_int(const Value& value, std::string_view key) {
  const Value* found = find(value, key);
  if (found == nullptr || !found->is_int64()) return {};
  return found->get_int64();
}

std::optional<double> find_number(const Value& value, std::string_view key) {
  const Value* found = find(value, key);
  if (found == nullptr || !found->is_number()) return {};
  return found->to_number<double>();
}

std::optional<bool> find_bool(const Value& value, std::string_view key) {
  const Value* found = find(value, key);
  if (found == nullptr || !found->is_bool()) return {};
  return found->get_bool();
}

const Object& find_object(const Value& value, std::string_view key) {
  static const Object empty;
  const Value* found = find(value, key);
  return found != nullptr && found->is_object() ? found->get_object() : empty;
}

const Array& find_array(const Value& value, std::string_view key) {
  static const Array empty;
  const Value* found = find(value, key);
  return found != nullptr && found->is_array() ? found->get_array() : empty;
}

}  // namespace json
