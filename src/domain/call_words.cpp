#include "domain/call_words.h"

#include "base/text.h"

namespace domain {

namespace {

std::string open_call(const CallInWords& call) {
  if (call.state == CallState::live) return "Call in progress";
  if (call.state == CallState::held) return "On hold";
  return call.direction == CallDirection::inbound ? "Incoming call" : "Outgoing call";
}

std::string talked(std::string_view what, const CallInWords& call) {
  std::string words(what);
  if (!call.agent_name.empty()) words += base::format(", Handled by {}", call.agent_name);
  if (call.answered_at && call.ended_at) words += ", " + base::to_minutes(*call.ended_at - *call.answered_at);
  return words;
}

std::string declined(const CallInWords& call) {
  return call.decliner_name.empty() ? "Declined" : base::format("Declined by {}", call.decliner_name);
}

}  // namespace

std::string call_in_words(const CallInWords& call) {
  if (call.state != CallState::ended || !call.outcome) return open_call(call);
  switch (*call.outcome) {
    case CallOutcome::completed:
      return talked("Call ended", call);
    case CallOutcome::missed:
      return "Missed call, No agent picked up";
    case CallOutcome::declined:
      return declined(call);
    case CallOutcome::unanswered:
      return "No answer, Contact didn't pick up";
    case CallOutcome::refused:
      return "Declined by contact";
    case CallOutcome::cancelled:
      return "Call cancelled";
    case CallOutcome::outside_hours:
      return "Missed call, Outside opening hours";
    case CallOutcome::all_busy:
      return "Missed call, Everyone was busy";
    case CallOutcome::all_offline:
      return "Missed call, Nobody was online";
    case CallOutcome::failed:
      return call.answered_at ? talked("Call failed", call) : "Call failed";
  }
  return {};
}

}  // namespace domain
