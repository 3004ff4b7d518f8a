#include "store/trouble_json.h"

#include "store/json_fields.h"

namespace store {

json::Object trouble_to_json(const domain::Trouble& trouble) {
  return {{"code", trouble.code}, {"text", trouble.text}, {"at", base::to_micros(trouble.at)}};
}

domain::Trouble trouble_from_json(const json::Value& value) {
  return {int_in(value, "code"), text_in(value, "text"), time_in(value, "at")};
}

void put_trouble(json::Object& object, std::string_view key, const std::optional<domain::Trouble>& trouble) {
  if (trouble) object[key] = trouble_to_json(*trouble);
}

std::optional<domain::Trouble> maybe_trouble_in(const json::Value& object, std::string_view key) {
  const json::Value* value = json::find(object, key);
  return value == nullptr ? std::nullopt : std::optional(trouble_from_json(*value));
}

json::Object provider_end_to_json(const domain::ProviderEndFact& end) {
  json::Object object{{"at", base::to_micros(end.at)}, {"code", end.code}, {"text", end.text}};
  put_time(object, "picked_up_at", end.picked_up_at);
  put_time(object, "ended_at", end.ended_at);
  return object;
}

domain::ProviderEndFact provider_end_from_json(const json::Value& value) {
  return {.at = time_in(value, "at"),
          .picked_up_at = maybe_time_in(value, "picked_up_at"),
          .ended_at = maybe_time_in(value, "ended_at"),
          .code = int_in(value, "code"),
          .text = text_in(value, "text")};
}

}  // namespace store
