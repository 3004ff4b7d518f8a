/// What can happen to a call, as verbs over the store: each is one transaction in which the call changes by the rules
/// of call.h and the webhook that tells of it is stored.
#pragma once

#include <functional>
#include <optional>
#include <string_view>

#include "carrier/call.h"
#include "carrier/exchange.h"

namespace carrier {

struct PlaceCall {
  Customer customer;
  std::string offer_sdp;
  Watch watch = Watch::reports;
  std::optional<base::seconds> ring_limit;  ///< else the agreement's
  std::string cta_payload;
  std::string deeplink_payload;
};

/// The customer's phone rings out; the business hears of it by a connect webhook. Refuses with "carrier.busy" (this
/// customer is in a call) or "carrier.lines_busy".
[[nodiscard]] base::Result<Call> place_call(Exchange& exchange, PlaceCall wish);

/// A request of the business, by its own id for the call. Refused with 100 when there is no such call, else as `change`
/// says.
[[nodiscard]] GraphResult<Call> change_by_business(
    Exchange& exchange, std::string_view call_id,
    const std::function<GraphResult<>(Call&, base::Timestamp now)>& change);

/// Something the customer or the phone did. Nothing when there is no such call.
[[nodiscard]] std::optional<Call> change_by_customer(Exchange& exchange, std::string_view key,
                                                     const std::function<void(Call&, base::Timestamp now)>& change);

[[nodiscard]] std::optional<Call> find_call(Exchange& exchange, std::string_view key);

/// Ends the calls whose time has come; how many that were. To be called a few times a second.
std::size_t end_due_calls(Exchange& exchange);

/// Once, when the program starts.
void resume_calls(Exchange& exchange);

}  // namespace carrier
