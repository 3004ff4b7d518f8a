/// What a kept delivery tells becomes calls, messages and effects. Facts come in any order, twice and late; each may
/// speak only for a number whose own app secret signed the delivery.
#pragma once

#include "domain/ids.h"
#include "flow/context.h"
#include "flow/fresh_effects.h"

namespace flow {

/// Digesting twice, or at once in two threads, is harmless. The effects are to be run by the caller.
[[nodiscard]] FreshEffects digest_delivery(Context& context, domain::DeliveryId id);

}  // namespace flow
