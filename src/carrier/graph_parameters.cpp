#include "carrier/graph_parameters.h"

#include <algorithm>

#include "base/text.h"

namespace carrier {

GraphResult<> check_keys(const json::Value& value, std::span<const std::string_view> known) {
  const json::Object* object = value.if_object();
  if (object == nullptr) return base::refuse_with(invalid_parameter("Param must be a JSON object."));
  for (const auto& member : *object) {
    const std::string_view key(member.key().data(), member.key().size());
    if (std::find(known.begin(), known.end(), key) == known.end()) return base::refuse_with(unexpected_key(key));
  }
  return {};
}

GraphResult<std::string> required_text(const json::Value& value, std::string_view key) {
  auto text = json::find_string(value, key);
  if (!text || text->empty()) {
    return base::refuse_with(invalid_parameter(base::format("The parameter {} is required.", key)));
  }
  return *std::move(text);
}

GraphResult<std::string> optional_text(const json::Value& value, std::string_view key, std::size_t bytes_max) {
  const json::Value* found = json::find(value, key);
  if (found == nullptr) return std::string();
  auto text = json::find_string(value, key);
  if (!text) return base::refuse_with(invalid_parameter(base::format("Param {} must be a string.", key)));
  if (text->size() > bytes_max) {
    return base::refuse_with(
        invalid_parameter(base::format("Param {} must be at most {} characters long.", key, bytes_max)));
  }
  return *std::move(text);
}

GraphResult<> check_product(const json::Value& body) {
  const auto product = required_text(body, "messaging_product");
  if (!product) return base::refuse_with(product.error());
  if (*product != "whatsapp") {
    return base::refuse_with(invalid_parameter("Param messaging_product must be one of {WHATSAPP}."));
  }
  return {};
}

}  // namespace carrier
