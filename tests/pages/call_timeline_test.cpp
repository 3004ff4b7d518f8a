#include "pages/call_timeline.h"

#include <gtest/gtest.h>

#include "support/seeded_random.h"

namespace pages {
namespace {

const base::Timestamp start = base::from_micros(1'791'456'123'000'000);

base::Timestamp after(int seconds) {
  return start + base::seconds(seconds);
}

class CallTimeline : public testing::Test {
 protected:
  CallTimeline() : priya_(domain::UserId::make(start, random_)), names_{{priya_, "Priya Nair"}} {
    call_.started_at = start;
    call_.state = domain::CallState::ended;
    call_.ended_at = after(48);
  }

  [[nodiscard]] std::vector<std::string> texts() const {
    std::vector<std::string> texts;
    for (const CallStep& step : steps_of(call_, names_)) texts.push_back(step.text);
    return texts;
  }

  support::SeededRandom random_;
  domain::UserId priya_;
  PersonNames names_;
  domain::Call call_;
};

TEST_F(CallTimeline, an_answered_call_reads_from_ring_to_end) {
  call_.facts.customer.connected_at = after(2);
  call_.facts.claim =
      domain::ClaimFact{.agent = priya_, .at = after(5), .connected_at = after(6), .accepted_at = after(7)};
  call_.answered_at = after(7);
  call_.facts.provider_end = domain::ProviderEndFact{.at = after(48)};
  EXPECT_EQ(texts(),
            (std::vector<std::string>{"The customer called", "The customer's line was connected",
                                      "Priya Nair pressed Join call", "The microphone of Priya Nair was connected",
                                      "The call was answered", "The customer hung up"}));
}

TEST_F(CallTimeline, an_agents_hang_up_is_told_even_though_the_provider_confirms_it) {
  call_.answered_at = after(7);
  call_.facts.hang_up = domain::HangUpFact{priya_, after(47)};
  call_.facts.provider_end = domain::ProviderEndFact{.at = after(48)};
  EXPECT_EQ(texts().back(), "Priya Nair ended the call");
}

TEST_F(CallTimeline, a_caller_who_gave_up_did_not_hang_up_on_anybody) {
  call_.facts.provider_end = domain::ProviderEndFact{.at = after(20)};
  EXPECT_EQ(texts().back(), "The customer gave up");
}

TEST_F(CallTimeline, nobody_answering_is_not_the_customers_doing) {
  call_.facts.ring_over_at = after(45);
  call_.facts.provider_end = domain::ProviderEndFact{.at = after(46)};
  EXPECT_EQ(texts(), (std::vector<std::string>{"The customer called", "Nobody answered in time", "The call was over"}));
}

TEST_F(CallTimeline, troubles_carry_their_sentence) {
  call_.facts.accept_refusal = domain::Trouble{138021, "The caller's phone could not be reached.", after(8)};
  EXPECT_EQ(texts().at(1), "Answering was refused: The caller's phone could not be reached.");
}

TEST_F(CallTimeline, an_open_call_has_no_end) {
  call_.state = domain::CallState::ringing;
  call_.ended_at = {};
  EXPECT_EQ(texts(), std::vector<std::string>{"The customer called"});
}

TEST_F(CallTimeline, who_left_the_desk_is_an_agent) {
  names_.clear();
  call_.facts.claim = domain::ClaimFact{.agent = priya_, .at = after(5)};
  EXPECT_EQ(texts().at(1), "an agent pressed Join call");
}

}  // namespace
}  // namespace pages
