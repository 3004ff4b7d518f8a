/// Webhooks before they leave: stored in the transaction of what they tell, and spoilt as a script asked for
/// (faults.h).
#pragma once

#include <string_view>

#include "carrier/delivery.h"
#include "carrier/exchange.h"

namespace carrier {

/// Stores a change for sending; call it inside a transaction and ring `shared.wake` after the commit. Of one lane (one
/// call, one customer's messages) one webhook is on its way at a time; otherwise nothing keeps their order, as with
/// Meta.
void send_change(Exchange& exchange, std::string_view lane, std::string_view change);

/// Any bytes, sealed in any way, with a transaction of its own. The delivery's number.
std::int64_t send_raw(Exchange& exchange, std::string_view body, Seal seal);

enum class Order { as_told, reversed };
/// Lets go what `WebhookFaults::hold` kept; how many that were.
std::size_t release_held(Exchange& exchange, Order order);

}  // namespace carrier
