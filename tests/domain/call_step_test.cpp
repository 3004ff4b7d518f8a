#include "domain/call_step.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "domain/call_fixture.h"

namespace domain {
namespace {

using Names = std::vector<std::string>;

std::vector<CallEvent> also(std::vector<CallEvent> events, std::vector<CallEvent> more) {
  events.insert(events.end(), more.begin(), more.end());
  return events;
}

Names asked_by(const std::vector<CallEvent>& events) {
  std::vector<CallEffect> effects;
  take(new_call(), events, start, &effects);
  return names_of(effects);
}

TEST(CallStep, the_whole_way_asks_the_outside_in_this_order) {
  EXPECT_EQ(asked_by(also(until_live(), {HungUp{priya}, ended_after_talk()})),
            (Names{"make_customer_leg", "pre_accept", "accept", "open_gate", "end_at_switchboard", "terminate"}));
}

TEST(CallStep, accept_waits_for_the_agents_sound) {
  EXPECT_EQ(asked_by(until_claimed()), (Names{"make_customer_leg", "pre_accept"}));
}

TEST(CallStep, accept_waits_for_the_customers_sound) {
  const std::vector<CallEvent> without_media{offered(), leg_made(), pre_accepted(), priya_claims(), priya_up()};
  EXPECT_EQ(asked_by(without_media), (Names{"make_customer_leg", "pre_accept"}));
  EXPECT_EQ(asked_by(also(without_media, {customer_up()})), (Names{"make_customer_leg", "pre_accept", "accept"}));
}

TEST(CallStep, accept_waits_until_pre_accept_is_answered) {
  const std::vector<CallEvent> pre_accept_on_its_way{offered(), leg_made(), customer_up(), priya_claims(), priya_up()};
  EXPECT_EQ(asked_by(pre_accept_on_its_way), (Names{"make_customer_leg", "pre_accept"}));
  EXPECT_EQ(asked_by(also(pre_accept_on_its_way, {pre_accepted()})).back(), "accept");
}

TEST(CallStep, after_a_refused_pre_accept_accept_goes_before_the_customers_sound_is_up) {
  const CallEvent refused = PreAcceptRefused{trouble("WhatsApp has a temporary problem.", 2)};
  EXPECT_EQ(asked_by({offered(), leg_made(), refused, priya_claims(), priya_up()}).back(), "accept");
}

TEST(CallStep, pre_accept_and_accept_carry_the_same_answer) {
  std::vector<CallEffect> effects;
  take(new_call(), until_live(), start, &effects);
  EXPECT_EQ(std::get<PreAccept>(effects[1]).answer_sdp, "answer");
  EXPECT_EQ(std::get<Accept>(effects[2]).answer_sdp, "answer");
}

TEST(CallStep, it_rings_no_longer_than_the_provider_does) {
  const Call late = step(new_call(), offered(), start + base::seconds(40)).call;
  EXPECT_EQ(late.ring_until, start + base::seconds(60));
  const Call prompt = step(new_call(), offered(), start + base::seconds(1)).call;
  EXPECT_EQ(prompt.ring_until, start + base::seconds(46));
}

TEST(CallStep, a_stale_connect_rings_nobody_and_asks_nothing) {
  const Step stale = step(new_call(), offered(), start + base::seconds(61));
  EXPECT_EQ(stale.call.state, CallState::ended);
  EXPECT_EQ(stale.call.outcome, CallOutcome::missed);
  EXPECT_TRUE(stale.effects.empty());
}

TEST(CallStep, a_second_connect_of_the_same_call_changes_nothing) {
  const Call ringing = take(new_call(), until_ringing());
  EXPECT_EQ(ringing.ring_until, start + base::milliseconds(100) + base::seconds(45));
  const Step again = step(ringing, CallOffered{"another offer", start, toms_leg}, start + base::seconds(30));
  EXPECT_FALSE(again.has_changed);
  EXPECT_TRUE(again.effects.empty());
}

TEST(CallStep, what_was_pre_accepted_is_terminated_and_what_was_not_is_rejected) {
  EXPECT_EQ(asked_by({offered(), Rejected{tom, true}}).back(), "reject");
  EXPECT_EQ(asked_by(also(until_ringing(), {Rejected{tom, true}})).back(), "terminate");
}

TEST(CallStep, a_leg_that_is_made_after_the_end_is_ended_too) {
  const Names names = asked_by({offered(), ended_unanswered(), leg_made()});
  EXPECT_EQ(names, (Names{"make_customer_leg", "end_at_switchboard", "end_at_switchboard"}));
}

TEST(CallStep, a_caller_who_was_there_and_left_is_missed_and_one_never_reached_has_failed) {
  const Call left = take(new_call(), also(until_ringing(), {customer_lost()}));
  EXPECT_EQ(left.outcome, CallOutcome::missed);
  EXPECT_EQ(left.failure_text, "The customer's connection was lost.");
  const Call unreached = take(new_call(), {offered(), leg_made(), pre_accepted(), customer_lost()});
  EXPECT_EQ(unreached.outcome, CallOutcome::failed);
}

TEST(CallStep, the_sdp_is_forgotten_when_the_call_is_over) {
  const Call call = take(new_call(), also(until_live(), {ended_after_talk()}));
  EXPECT_TRUE(call.facts.offer->sdp.empty());
  EXPECT_TRUE(call.facts.customer.answer_sdp.empty());
}

TEST(CallStep, an_agent_whose_sound_does_not_connect_gives_the_call_back_and_is_told) {
  Call call = take(new_call(), until_claimed());
  const base::Timestamp deadline = *next_deadline(call);
  EXPECT_EQ(deadline, start + base::milliseconds(500) + base::seconds(10));
  EXPECT_FALSE(step(call, TimePassed{}, deadline - base::microseconds(1)).has_changed);
  const Step late = step(call, TimePassed{}, deadline);
  EXPECT_EQ(late.call.state, CallState::ringing);
  EXPECT_EQ(late.call.agent, std::nullopt);
  EXPECT_EQ(late.call.facts.notice->user, priya);
  EXPECT_EQ(names_of(late.effects), (Names{"end_agent_leg"}));
}

TEST(CallStep, a_claim_given_back_after_the_ring_time_ends_the_call) {
  Call call = take(new_call(), until_ringing());
  call = step(call, priya_claims(), start + base::seconds(40)).call;
  EXPECT_FALSE(step(call, TimePassed{}, start + base::seconds(46)).has_changed) << "a claimed call does not time out";
  const Step over = step(call, TimePassed{}, start + base::seconds(50));
  EXPECT_EQ(over.call.state, CallState::ended);
  EXPECT_EQ(over.call.outcome, CallOutcome::missed);
}

TEST(CallStep, an_accept_that_nobody_ever_answers_for_ends_the_call) {
  const Call call = take(new_call(), until_accepting());
  EXPECT_EQ(next_deadline(call), start + base::milliseconds(600) + accept_wait_max);
  const Step over = step(call, TimePassed{}, *next_deadline(call));
  EXPECT_EQ(over.call.outcome, CallOutcome::failed);
  EXPECT_EQ(over.call.failure_text, "The call timed out while connecting.");
}

TEST(CallStep, hanging_up_while_connecting_gives_the_call_to_the_others) {
  const Step step_ = step(take(new_call(), until_claimed()), HungUp{priya, false}, start + base::seconds(2));
  EXPECT_EQ(step_.call.state, CallState::ringing);
  EXPECT_TRUE(has_rejected(step_.call, priya));
  EXPECT_EQ(step_.call.facts.notice, std::nullopt);
}

TEST(CallStep, an_agent_who_reloads_comes_back_to_a_live_call) {
  const Call away = take(new_call(), also(until_live(), {priya_lost()}));
  EXPECT_EQ(away.state, CallState::live);
  EXPECT_EQ(next_deadline(away), start + base::milliseconds(800) + base::seconds(60));
  const Call back = take(away, {AgentReturned{priya, toms_leg}, AgentConnected{toms_leg}}, start + base::seconds(20));
  EXPECT_EQ(next_deadline(back), std::nullopt);
  EXPECT_EQ(back.facts.notice, std::nullopt);
  EXPECT_FALSE(step(back, priya_lost(), start + base::seconds(30)).has_changed) << "the old leg is forgotten";
}

TEST(CallStep, an_agent_who_returns_but_never_connects_is_waited_for_only_so_long) {
  const Call away = take(new_call(), also(until_live(), {priya_lost(), AgentReturned{priya, toms_leg}}));
  EXPECT_EQ(next_deadline(away), start + base::milliseconds(900) + base::seconds(60));
  EXPECT_EQ(step(away, TimePassed{}, *next_deadline(away)).call.outcome, CallOutcome::failed);
}

TEST(CallStep, the_result_of_an_earlier_claims_accept_says_nothing_about_the_present_one) {
  Call call = take(new_call(), also(until_accepting(), {accept_refused(), Claimed{tom, toms_leg}}));
  EXPECT_FALSE(step(call, accepted(1), start + base::seconds(3)).has_changed);
  call = take(call, {AgentConnected{toms_leg}, accepted(2)}, start + base::seconds(3));
  EXPECT_EQ(call.state, CallState::live);
  EXPECT_EQ(call.agent, tom);
}

/// Whatever happens in whatever order: no sound before the provider's yes, nothing asked twice, and over stays over.
TEST(CallStep, no_sequence_of_events_breaks_the_invariants) {
  const std::vector<CallEvent> all{offered(),
                                   leg_made(),
                                   pre_accepted(),
                                   customer_up(),
                                   priya_claims(),
                                   priya_up(),
                                   accepted(),
                                   priya_lost(),
                                   customer_lost(),
                                   accept_refused(),
                                   Claimed{tom, toms_leg},
                                   AgentConnected{toms_leg},
                                   accepted(2),
                                   AgentReturned{priya, toms_leg},
                                   HungUp{priya, false},
                                   HungUp{tom, true},
                                   Rejected{tom, false},
                                   Rejected{priya, true},
                                   TimePassed{},
                                   CustomerLegRefused{trouble("no")},
                                   PreAcceptRefused{trouble("no")},
                                   GateRefused{trouble("no")},
                                   AcceptUnanswered{1, trouble("no")},
                                   AgentLegRefused{priyas_leg, trouble("no")},
                                   CustomerLegDelayed{"wait"},
                                   ended_unanswered(),
                                   ended_after_talk()};
  for (std::uint64_t seed = 0; seed < 5'000; ++seed) {
    support::SeededRandom random(seed);
    Call call = new_call();
    base::Timestamp now = start;
    Names asked;
    for (int i = 0; i < 30; ++i) {
      now += base::milliseconds(base::random_u32(random) % 4000);
      // The first events more often than the others, or nothing would ever get far.
      const std::size_t choice = base::random_u32(random) % (i < 10 ? 8 : all.size());
      const Step taken = step(call, all[choice], now);
      for (const std::string& name : names_of(taken.effects)) {
        if (name == "open_gate") {
          ASSERT_TRUE(taken.call.facts.claim->accepted_at) << "seed " << seed;
        }
        asked.push_back(name);
      }
      ASSERT_TRUE(call.state != CallState::ended || taken.call.state == CallState::ended) << "seed " << seed;
      ASSERT_EQ(taken.call.state == CallState::ended, taken.call.outcome.has_value()) << "seed " << seed;
      ASSERT_TRUE(taken.call.state == CallState::ended || next_deadline(taken.call) || !taken.call.facts.offer ||
                  taken.call.state == CallState::live)
          << "seed " << seed << ": an open call that nothing would ever end";
      call = taken.call;
    }
    for (const char* once : {"make_customer_leg", "pre_accept", "open_gate", "terminate", "reject"}) {
      ASSERT_LE(std::count(asked.begin(), asked.end(), once), 1) << once << ", seed " << seed;
    }
    ASSERT_LE(std::count(asked.begin(), asked.end(), "accept"), call.facts.claims) << "seed " << seed;
  }
}

}  // namespace
}  // namespace domain
