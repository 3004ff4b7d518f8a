/// A call in the words people read on the card, in the thread and in the list.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"
#include "domain/call.h"

namespace domain {

/// What the words depend on. Names may be empty when nobody is known.
struct CallInWords {
  CallState state = CallState::ringing;
  std::optional<CallOutcome> outcome;
  CallDirection direction = CallDirection::inbound;
  std::string_view agent_name;
  /// Who declined last.
  std::string_view decliner_name;
  std::optional<base::Timestamp> answered_at;
  std::optional<base::Timestamp> ended_at;
};

/// "Incoming call", "Call in progress", "Call ended, Handled by Priya Nair, 0:42", "Missed call, No agent picked up",
/// "Declined by Tom Okafor", "Call failed", ... The sentence of a failure stands beside it, not in it.
[[nodiscard]] std::string call_in_words(const CallInWords& call);

}  // namespace domain
