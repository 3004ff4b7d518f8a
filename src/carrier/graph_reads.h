/// What a business asks about itself: its number, the number's settings, its account's numbers and subscribed apps
/// (calling reference, sections 4.1, 4.7 and 4.8). The answers are those of a number that is ready for calls.
#pragma once

#include <optional>
#include <string_view>

#include "carrier/exchange.h"
#include "carrier/graph_error.h"

namespace carrier {

/// `GET /{node}` and `GET /{node}/{edge}`; `edge` may be empty. `fields` is the query's, absent for all of a node's
/// own.
[[nodiscard]] GraphResult<json::Object> get_node(const Business& business, std::string_view node, std::string_view edge,
                                                 std::optional<std::string_view> fields);

}  // namespace carrier
