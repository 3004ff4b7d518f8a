/// A call's facts, events and effects as JSON: for the column `facts`, the effects' `detail` and the black box. What
/// this wrote it reads again; anything else is a damaged file and thrown as base::Failure. Times are microseconds since
/// 1970.
#pragma once

#include <string>
#include <string_view>

#include "domain/call.h"
#include "domain/call_effect.h"
#include "domain/call_event.h"
#include "json/json.h"

namespace store {

/// Facts and limits in one object.
[[nodiscard]] std::string facts_to_text(const domain::Call& call);
/// Sets `facts` and `limits` of the call.
void facts_from_text(std::string_view text, domain::Call& call);

/// "call_offered", "accept_done", ...: the kind in the box.
[[nodiscard]] std::string_view kind_of(const domain::CallEvent& event);
[[nodiscard]] json::Object to_json(const domain::CallEvent& event);
/// Nothing for a kind that is not an event's: the box holds other things too.
[[nodiscard]] std::optional<domain::CallEvent> event_from_json(std::string_view kind, const json::Value& detail);

/// "make_customer_leg", "accept", ...: the column `kind` of effects.
[[nodiscard]] std::string_view kind_of(const domain::CallEffect& effect);
[[nodiscard]] json::Object to_json(const domain::CallEffect& effect);
[[nodiscard]] domain::CallEffect effect_from_json(std::string_view kind, const json::Value& detail);

}  // namespace store
