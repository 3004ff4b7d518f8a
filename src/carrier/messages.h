/// Texts between customers and the business, as verbs over the store; each is one transaction with its webhooks.
#pragma once

#include <string_view>

#include "carrier/customer.h"
#include "carrier/exchange.h"
#include "carrier/graph_error.h"
#include "carrier/message.h"

namespace carrier {

/// "24 h customer service window" (calling reference, sections 4.4 and 8): a customer's text or call opens it.
inline constexpr std::chrono::hours service_window{24};

/// A customer writes to the business. Refuses with "message.empty" or "message.too_long".
[[nodiscard]] base::Result<Message> write_to_business(Exchange& exchange, const Customer& customer,
                                                      std::string_view body);

/// The business writes. Refused with 131047 outside the service window. "sent" and "delivered" follow as webhooks.
[[nodiscard]] GraphResult<Message> write_to_customer(Exchange& exchange, const Customer& customer,
                                                     std::string_view body, std::string_view callback_data);

/// The customer has seen what the business wrote up to this number; "read" follows as a webhook for each.
void read_messages(Exchange& exchange, const Customer& customer, std::int64_t up_to);

}  // namespace carrier
