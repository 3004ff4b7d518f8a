/// A knock at the webhook: is it who it says, and is it kept for good before it is answered?
#pragma once

#include <optional>
#include <string>

#include "base/result.h"
#include "domain/ids.h"
#include "flow/context.h"

namespace flow {

struct KeepDelivery {
  std::string body;
  /// The header X-Hub-Signature-256 as it came, or empty.
  std::string signature;
  /// Only this number's secret counts (its provider id), when the address named one.
  std::string only_number;
};

/// The kept delivery, durable; to be digested after the answer. Refuses "delivery.unsigned" (nothing was stored: answer
/// 401) and "json.invalid", "json.too_deep" (signed, but no JSON; nothing was stored: 400).
[[nodiscard]] base::Result<domain::DeliveryId> keep_delivery(Context& context, const KeepDelivery& command);

/// The handshake by which Meta confirms the address: true when some number has this verify token.
[[nodiscard]] bool is_webhook_handshake(Context& context, std::string_view mode, std::string_view token,
                                        std::string_view only_number);

}  // namespace flow
