#include "pages/call_look.h"

#include <gtest/gtest.h>

#include "domain/call_words.h"

namespace pages {
namespace {

using domain::CallDirection;
using domain::CallOutcome;
using domain::CallState;

store::CallCard ended(CallOutcome outcome, std::string_view agent, std::optional<base::seconds> talked) {
  store::CallCard call;
  call.state = CallState::ended;
  call.outcome = outcome;
  call.agent_name = agent;
  call.started_at = base::from_micros(1'000'000);
  call.ended_at = base::from_micros(100'000'000);
  if (talked) call.answered_at = *call.ended_at - *talked;
  call.outcome_text = domain::call_in_words({.state = call.state,
                                             .outcome = call.outcome,
                                             .direction = call.direction,
                                             .agent_name = agent,
                                             .decliner_name = agent,
                                             .answered_at = call.answered_at,
                                             .ended_at = call.ended_at});
  return call;
}

TEST(CallLook, a_handled_call_names_its_agent_and_leaves_the_duration_to_its_own_place) {
  const CallLook look = look_of(ended(CallOutcome::completed, "Priya Nair", base::seconds(42)));
  EXPECT_EQ(look.title, "Call ended");
  EXPECT_EQ(look.detail, "Handled by Priya Nair");
  EXPECT_EQ(look.icon, "phone-ended");
  EXPECT_EQ(look.tone, "good");
}

TEST(CallLook, commas_in_names_stay_in_names) {
  EXPECT_EQ(look_of(ended(CallOutcome::completed, "Nair, Priya", base::seconds(42))).detail, "Handled by Nair, Priya");
  EXPECT_EQ(look_of(ended(CallOutcome::declined, "Nair, Priya", {})).title, "Declined by Nair, Priya");
}

TEST(CallLook, every_outcome_has_words_an_icon_and_a_tone) {
  for (const CallOutcome outcome :
       {CallOutcome::completed, CallOutcome::missed, CallOutcome::declined, CallOutcome::unanswered,
        CallOutcome::refused, CallOutcome::cancelled, CallOutcome::outside_hours, CallOutcome::all_busy,
        CallOutcome::all_offline, CallOutcome::failed}) {
    const CallLook look = look_of(ended(outcome, "", {}));
    EXPECT_FALSE(look.title.empty()) << domain::to_word(outcome);
    EXPECT_FALSE(look.icon.empty()) << domain::to_word(outcome);
    EXPECT_FALSE(look.tone.empty()) << domain::to_word(outcome);
  }
}

TEST(CallLook, a_missed_call_says_why) {
  const CallLook look = look_of(ended(CallOutcome::missed, "", {}));
  EXPECT_EQ(look.title, "Missed call");
  EXPECT_EQ(look.detail, "No agent picked up");
  EXPECT_EQ(look.tone, "bad");
}

TEST(CallLook, a_failed_call_says_what_failed) {
  store::CallCard call = ended(CallOutcome::failed, "Priya Nair", {});
  call.failure_text = "The caller's phone could not be reached.";
  EXPECT_EQ(look_of(call).title, "Call failed");
  EXPECT_EQ(look_of(call).detail, "The caller's phone could not be reached.");
}

TEST(CallLook, an_open_call_is_live_and_names_who_has_it) {
  store::CallCard call;
  call.state = CallState::ringing;
  call.outcome_text = "Incoming call";
  EXPECT_EQ(look_of(call).icon, "phone-in");
  EXPECT_EQ(look_of(call).tone, "live");
  call.state = CallState::live;
  call.outcome_text = "Call in progress";
  call.agent_name = "Tom Okafor";
  EXPECT_EQ(look_of(call).title, "Call in progress");
  EXPECT_EQ(look_of(call).detail, "Tom Okafor");
}

TEST(CallLook, a_line_of_the_inbox_has_only_a_title) {
  const CallLook look = look_of(store::LastCall{CallState::ended, CallOutcome::missed, CallDirection::inbound});
  EXPECT_EQ(look.title, "Missed call");
  EXPECT_TRUE(look.detail.empty());
}

TEST(CallLook, a_caller_without_a_name_is_their_number) {
  store::CallCard call;
  EXPECT_EQ(customer_of(call), "Unknown caller");
  call.contact_number = "+447700900123";
  EXPECT_EQ(customer_of(call), "+447700900123");
}

}  // namespace
}  // namespace pages
