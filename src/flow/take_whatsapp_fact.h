/// One fact of a delivery to what it means here: a call that rings or ends, an entry in a thread.
#pragma once

#include "channel/whatsapp/facts.h"
#include "domain/number.h"
#include "flow/context.h"
#include "flow/fresh_effects.h"
#include "store/write.h"

namespace flow {

/// Inside the caller's transaction. The same fact again changes nothing.
[[nodiscard]] FreshEffects take_whatsapp_fact(Context& context, store::Write& write, const domain::Number& number,
                                              const channel::whatsapp::Fact& fact);

}  // namespace flow
