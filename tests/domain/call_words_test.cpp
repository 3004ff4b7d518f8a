#include "domain/call_words.h"

#include <gtest/gtest.h>

namespace domain {
namespace {

const base::Timestamp start = base::from_micros(1'791'456'123'000'000);

TEST(CallWords, each_state_and_outcome_reads_as_on_the_screen) {
  const auto words = [](CallState state, std::optional<CallOutcome> outcome,
                        CallDirection direction = CallDirection::inbound) {
    return call_in_words({.state = state, .outcome = outcome, .direction = direction});
  };
  EXPECT_EQ(words(CallState::ringing, {}), "Incoming call");
  EXPECT_EQ(words(CallState::answering, {}), "Incoming call");
  EXPECT_EQ(words(CallState::ringing, {}, CallDirection::outbound), "Outgoing call");
  EXPECT_EQ(words(CallState::live, {}), "Call in progress");
  EXPECT_EQ(words(CallState::held, {}), "On hold");
  EXPECT_EQ(words(CallState::ended, CallOutcome::missed), "Missed call, No agent picked up");
  EXPECT_EQ(words(CallState::ended, CallOutcome::unanswered), "No answer, Contact didn't pick up");
  EXPECT_EQ(words(CallState::ended, CallOutcome::failed), "Call failed");
  EXPECT_EQ(words(CallState::ended, CallOutcome::declined), "Declined");
}

TEST(CallWords, a_call_that_was_talked_says_with_whom_and_how_long) {
  CallInWords call{.state = CallState::ended,
                   .outcome = CallOutcome::completed,
                   .agent_name = "Priya Nair",
                   .answered_at = start,
                   .ended_at = start + base::seconds(42)};
  EXPECT_EQ(call_in_words(call), "Call ended, Handled by Priya Nair, 0:42");
  call.outcome = CallOutcome::failed;
  EXPECT_EQ(call_in_words(call), "Call failed, Handled by Priya Nair, 0:42");
}

TEST(CallWords, a_declined_call_names_who_declined_last) {
  EXPECT_EQ(call_in_words({.state = CallState::ended, .outcome = CallOutcome::declined, .decliner_name = "Tom Okafor"}),
            "Declined by Tom Okafor");
}

TEST(CallWords, every_word_of_the_ledger_goes_there_and_back) {
  for (const auto state :
       {CallState::ringing, CallState::answering, CallState::live, CallState::held, CallState::ended}) {
    EXPECT_EQ(call_state_from_word(to_word(state)), state);
  }
  for (int i = 0; i <= static_cast<int>(CallOutcome::failed); ++i) {
    const auto outcome = static_cast<CallOutcome>(i);
    EXPECT_EQ(call_outcome_from_word(to_word(outcome)), outcome);
  }
  EXPECT_EQ(call_direction_from_word("outbound"), CallDirection::outbound);
  EXPECT_EQ(call_state_from_word("asleep"), std::nullopt);
}

}  // namespace
}  // namespace domain
