#include "pages/call_look.h"

#include "domain/call_words.h"
#include "domain/contact.h"

namespace pages {

namespace {

using domain::CallDirection;
using domain::CallOutcome;
using domain::CallState;

struct Sign {
  std::string_view icon;
  std::string_view tone;
};

Sign sign_of_ended(CallOutcome outcome) {
  switch (outcome) {
    case CallOutcome::completed:
      return {"phone-ended", "good"};
    case CallOutcome::missed:
    case CallOutcome::outside_hours:
    case CallOutcome::all_busy:
    case CallOutcome::all_offline:
    case CallOutcome::failed:
      return {"phone-missed", "bad"};
    case CallOutcome::declined:
      return {"phone-missed", "warn"};
    case CallOutcome::unanswered:
    case CallOutcome::refused:
    case CallOutcome::cancelled:
      return {"phone-out", "quiet"};
  }
  return {"phone", "quiet"};
}

Sign sign_of(CallState state, std::optional<CallOutcome> outcome, CallDirection direction) {
  if (state == CallState::ended && outcome) return sign_of_ended(*outcome);
  if (state == CallState::live || state == CallState::held) return {"phone", "live"};
  return {direction == CallDirection::inbound ? "phone-in" : "phone-out", "live"};
}

// The words of domain::call_in_words are "title", "title, detail" or "title, detail, duration"; only a decliner's name
// may hold a comma of its own.
std::string_view title_of(std::string_view words) {
  return words.starts_with("Declined by") ? words : words.substr(0, words.find(", "));
}

std::string detail_of(const store::CallCard& call, std::string_view title) {
  if (call.outcome == CallOutcome::failed && !call.failure_text.empty()) return call.failure_text;
  if (call.state != CallState::ended) return call.agent_name;
  std::string_view words = call.outcome_text;
  words.remove_prefix(title.size());
  if (const auto talked = talk_time(call)) {
    const std::string length = ", " + base::to_minutes(*talked);
    if (words.ends_with(length)) words.remove_suffix(length.size());
  }
  if (words.starts_with(", ")) words.remove_prefix(2);
  return std::string(words);
}

}  // namespace

CallLook look_of(const store::CallCard& call) {
  const std::string_view title = title_of(call.outcome_text);
  const Sign sign = sign_of(call.state, call.outcome, call.direction);
  return {std::string(title), detail_of(call, title), sign.icon, sign.tone};
}

CallLook look_of(const store::LastCall& call) {
  const std::string words =
      domain::call_in_words({.state = call.state, .outcome = call.outcome, .direction = call.direction});
  const Sign sign = sign_of(call.state, call.outcome, call.direction);
  return {std::string(title_of(words)), {}, sign.icon, sign.tone};
}

std::optional<base::microseconds> talk_time(const store::CallCard& call) {
  if (!call.answered_at || !call.ended_at) return {};
  return *call.ended_at - *call.answered_at;
}

std::string customer_of(const store::CallCard& call) {
  return domain::display_name(call.contact_name, call.contact_number);
}

void put_look(view::Section& section, const CallLook& look) {
  section.set("TITLE", look.title);
  section.set("ICON", look.icon);
  section.set("TONE", look.tone);
  if (!look.detail.empty()) section.add("DETAILED").set("DETAIL", look.detail);
}

}  // namespace pages
