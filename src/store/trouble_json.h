/// The two facts that facts and events share, as JSON. Private to the module.
#pragma once

#include <optional>
#include <string_view>

#include "domain/call_facts.h"
#include "json/json.h"

namespace store {

[[nodiscard]] json::Object trouble_to_json(const domain::Trouble& trouble);
[[nodiscard]] domain::Trouble trouble_from_json(const json::Value& value);
void put_trouble(json::Object& object, std::string_view key, const std::optional<domain::Trouble>& trouble);
[[nodiscard]] std::optional<domain::Trouble> maybe_trouble_in(const json::Value& object, std::string_view key);

[[nodiscard]] json::Object provider_end_to_json(const domain::ProviderEndFact& end);
[[nodiscard]] domain::ProviderEndFact provider_end_from_json(const json::Value& value);

}  // namespace store
