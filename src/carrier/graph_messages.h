/// POST /{PNID}/messages (calling reference, section 4.4): texts, read marks and the typing indicator. Other kinds of
/// messages are refused and say so.
#pragma once

#include "carrier/exchange.h"
#include "carrier/graph_error.h"

namespace carrier {

[[nodiscard]] GraphResult<json::Object> post_messages(Exchange& exchange, const json::Value& body);

}  // namespace carrier
