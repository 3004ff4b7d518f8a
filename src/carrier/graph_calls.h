/// POST /{PNID}/calls (calling reference, section 2).
#pragma once

#include "carrier/exchange.h"
#include "carrier/graph_error.h"

namespace carrier {

/// The body of a success: `{"messaging_product":"whatsapp","success":true}`.
[[nodiscard]] GraphResult<json::Object> post_calls(Exchange& exchange, const json::Value& body);

}  // namespace carrier
