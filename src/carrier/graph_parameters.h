/// The body of a Graph request, read as strictly as Meta does: every key is known and of its kind, or the request fails
/// with code 100 (calling reference, section 1).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "carrier/graph_error.h"

namespace carrier {

/// Refuses when `value` is no object or has a key that is not in `known`.
[[nodiscard]] GraphResult<> check_keys(const json::Value& value, std::span<const std::string_view> known);

/// A text that must be there and not be empty.
[[nodiscard]] GraphResult<std::string> required_text(const json::Value& value, std::string_view key);

/// "" when it is absent; at most `bytes_max`.
[[nodiscard]] GraphResult<std::string> optional_text(const json::Value& value, std::string_view key,
                                                     std::size_t bytes_max);

/// "messaging_product" must be "whatsapp".
[[nodiscard]] GraphResult<> check_product(const json::Value& body);

}  // namespace carrier
