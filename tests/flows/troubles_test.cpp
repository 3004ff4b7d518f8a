/// When something outside says no, says nothing, or is not there: the call rings on or ends with the reason, never
/// hangs.
#include <gtest/gtest.h>

#include "flows/house.h"

namespace flows {
namespace {

using Names = std::vector<std::string>;
using Verb = support::FakeGraph::Verb;

/// Rings, Priya claims it, and her sound comes up; what accept says is laid ready by the test.
void answer_it(House& house) {
  house.deliver(house.connect());
  house.customer_connects();
  EXPECT_EQ(house.answer(house.priya), "");
  house.agent_connects();
}

std::string notice_for(House& house, domain::UserId user) {
  return std::string(store::to_json(house.card(), user).at("notice").as_string());
}

TEST(Troubles, graph_refuses_the_accept_and_it_rings_on_for_all) {
  House house;
  house.graph.refuse(Verb::accept, 138004, 500);
  answer_it(house);
  EXPECT_EQ(house.state(), "ringing");
  EXPECT_EQ(notice_for(house, house.priya), "The call could not be connected. Try again.");
  EXPECT_EQ(notice_for(house, house.tom), "");
  EXPECT_EQ(house.switchboard.asked.back(), "end_leg");
  EXPECT_EQ(house.answer(house.tom), "");
  house.agent_connects();
  EXPECT_EQ(house.state(), "live");
  EXPECT_EQ(house.card().agent_name, "tom");
}

TEST(Troubles, graph_refuses_the_accept_and_nobody_else_comes) {
  House house;
  house.graph.refuse(Verb::accept, 131055);
  answer_it(house);
  house.wait(base::seconds(46));
  EXPECT_EQ(house.state(), "ended failed");
  EXPECT_EQ(house.card().failure_text, "Calling for this number is handled by a SIP system. Ask an administrator.");
  EXPECT_EQ(house.card().failure_code, 131055);
}

TEST(Troubles, a_refused_pre_accept_lets_accept_go_first) {
  House house;
  house.graph.refuse(Verb::pre_accept, 131000, 500);
  house.deliver(house.connect());
  EXPECT_EQ(house.state(), "ringing");
  EXPECT_EQ(house.answer(house.priya), "");
  house.agent_connects();
  EXPECT_EQ(house.state(), "live");
  EXPECT_EQ(house.graph.verbs(), (Names{"pre_accept", "accept"}));
}

TEST(Troubles, a_silent_pre_accept_is_asked_once_more) {
  House house;
  house.graph.be_silent(Verb::pre_accept);
  house.deliver(house.connect());
  EXPECT_EQ(house.graph.verbs(), (Names{"pre_accept", "pre_accept"}));
  EXPECT_EQ(house.call().facts.pre_accept, domain::Asked::done);
}

TEST(Troubles, a_silent_accept_is_asked_once_more_and_then_live) {
  House house;
  house.graph.be_silent(Verb::accept);
  answer_it(house);
  EXPECT_EQ(house.state(), "live");
  EXPECT_EQ(house.graph.verbs(), (Names{"pre_accept", "accept", "accept"}));
}

TEST(Troubles, an_accept_that_stays_silent_ends_the_call) {
  House house;
  house.graph.be_silent(Verb::accept);
  house.graph.be_silent(Verb::accept);
  answer_it(house);
  EXPECT_EQ(house.state(), "ended failed");
  EXPECT_EQ(house.card().failure_text, "The call timed out while connecting.");
  EXPECT_EQ(house.graph.verbs().back(), "terminate") << "the customer may believe to be connected";
  EXPECT_EQ(std::count(house.switchboard.asked.begin(), house.switchboard.asked.end(), "open_gate"), 0);
}

TEST(Troubles, a_refusal_after_silence_is_not_believed) {
  House house;
  house.graph.be_silent(Verb::accept);
  house.graph.refuse(Verb::accept, 100);
  answer_it(house);
  EXPECT_EQ(house.state(), "ended failed");
  EXPECT_EQ(house.graph.verbs().back(), "terminate");
}

TEST(Troubles, terminate_is_tried_again_until_it_is_heard) {
  House house;
  for (int i = 0; i < 3; ++i) house.graph.refuse(Verb::terminate, 131016, 503);
  house.talk();
  house.hang_up(house.priya);
  house.wait(base::seconds(20));
  EXPECT_EQ(house.graph.verbs(), (Names{"pre_accept", "accept", "terminate", "terminate", "terminate", "terminate"}));
  EXPECT_EQ(house.count("select count(*) from effects where state <> 'done'"), 0);
}

TEST(Troubles, terminate_is_given_up_when_repeating_cannot_help) {
  House house;
  house.graph.refuse(Verb::terminate, 100);
  house.talk();
  house.hang_up(house.priya);
  house.wait(base::seconds(60));
  EXPECT_EQ(house.graph.verbs(), (Names{"pre_accept", "accept", "terminate"}));
  EXPECT_EQ(house.state(), "ended completed");
}

TEST(Troubles, terminate_that_never_works_is_given_up_after_a_limit) {
  House house;
  house.talk();
  for (int i = 0; i < 100; ++i) house.graph.be_silent(Verb::terminate);
  house.hang_up(house.priya);
  house.wait(base::seconds(300));
  EXPECT_EQ(std::count_if(house.graph.asked.begin(), house.graph.asked.end(),
                          [](const auto& asked) { return asked.verb == Verb::terminate; }),
            8);
  EXPECT_EQ(house.count("select count(*) from effects where state = 'failed'"), 1);
}

TEST(Troubles, an_effect_that_breaks_us_every_time_is_given_up_in_the_end) {
  House house;
  house.deliver_and_die(house.connect());
  house.switchboard.on_ask = [](auto) { throw base::Failure("broken"); };
  for (int i = 0; i < 120; ++i) {
    house.desk.clock.advance(base::seconds(25));
    try {
      house.clerk();
    } catch (const base::Failure&) {
    }
  }
  EXPECT_EQ(house.count("select count(*) from effects where state in ('waiting', 'running')"), 0);
  EXPECT_EQ(house.state(), "ended missed");
}

TEST(Troubles, the_switchboard_refuses_the_callers_offer_by_name) {
  House house;
  house.switchboard.refusal = base::Refusal{"sdp.two_fingerprints", "The offer has two fingerprints"};
  house.deliver(house.connect());
  EXPECT_EQ(house.state(), "ended failed");
  EXPECT_EQ(house.card().failure_text, "The call could not be set up (sdp.two_fingerprints).");
  EXPECT_EQ(house.graph.verbs(), (Names{"reject"}));
}

TEST(Troubles, the_switchboard_is_away_for_a_while_and_the_card_says_so) {
  House house;
  house.switchboard.is_down = true;
  house.deliver(house.connect());
  EXPECT_EQ(house.state(), "ringing");
  EXPECT_EQ(notice_for(house, house.tom), "Sound is not available: the media service does not answer.");
  EXPECT_EQ(house.answer(house.tom), "call.not_ready");
  house.wait(base::seconds(3));
  house.switchboard.is_down = false;
  house.wait(base::seconds(2));
  EXPECT_EQ(notice_for(house, house.tom), "");
  EXPECT_EQ(house.graph.verbs(), (Names{"pre_accept"}));
  house.customer_connects();
  EXPECT_EQ(house.answer(house.tom), "");
}

TEST(Troubles, the_switchboard_stays_away_and_the_call_is_missed) {
  House house;
  house.switchboard.is_down = true;
  house.deliver(house.connect());
  house.wait(base::seconds(50));
  EXPECT_EQ(house.state(), "ended missed");
  EXPECT_EQ(house.graph.verbs(), (Names{"reject"}));
}

TEST(Troubles, a_bad_offer_of_the_browser_costs_no_claim) {
  House house;
  house.deliver(house.connect());
  house.switchboard.refusal = base::Refusal{"sdp.no_audio", "The offer has no audio"};
  EXPECT_EQ(house.answer(house.priya), "sdp.no_audio");
  EXPECT_EQ(house.state(), "ringing");
  EXPECT_EQ(notice_for(house, house.priya), "The call could not be set up (sdp.no_audio).");
  house.switchboard.refusal.reset();
  EXPECT_EQ(house.answer(house.tom), "");
}

TEST(Troubles, an_agent_whose_sound_never_connects_gives_it_back) {
  House house;
  house.deliver(house.connect());
  house.customer_connects();
  EXPECT_EQ(house.answer(house.priya), "");
  house.wait(base::seconds(11));
  EXPECT_EQ(house.state(), "ringing");
  EXPECT_EQ(notice_for(house, house.priya), "Your browser's sound did not connect in time. The call rings on.");
  EXPECT_EQ(house.answer(house.tom), "");
}

TEST(Troubles, the_callers_sound_is_lost_in_the_middle_of_a_call) {
  House house;
  house.talk();
  house.desk.clock.advance(base::seconds(30));
  house.customer_is_lost();
  EXPECT_EQ(house.state(), "ended completed");
  EXPECT_EQ(house.card().failure_text, "The caller's connection was lost.");
  EXPECT_EQ(house.graph.verbs().back(), "terminate");
}

TEST(Troubles, a_caller_whose_sound_closes_before_the_webhook_comes_has_hung_up) {
  House house;
  house.talk();
  house.desk.clock.advance(base::seconds(30));
  const Letter end = house.terminate(first_call, base::seconds(30));
  house.customer_is_lost(first_call, "dtls.closed");
  EXPECT_EQ(house.state(), "ended completed");
  house.deliver(end);
  EXPECT_EQ(house.state(), "ended completed");
  EXPECT_EQ(house.card().failure_text, "") << "nothing was wrong";
}

TEST(Troubles, a_caller_who_gives_up_closes_the_sound_first_and_it_is_a_missed_call) {
  House house;
  house.deliver(house.connect());
  house.customer_connects();
  house.desk.clock.advance(base::seconds(8));
  const Letter end = house.terminate();
  house.customer_is_lost(first_call, "dtls.closed");
  house.deliver(end);
  EXPECT_EQ(house.state(), "ended missed");
  EXPECT_EQ(house.card().failure_text, "");
}

TEST(Troubles, a_restarted_switchboard_is_noticed_by_the_sweep) {
  House house;
  house.talk();
  house.switchboard.restart();
  house.wait(base::seconds(61));
  EXPECT_EQ(house.state(), "ended completed");
  EXPECT_EQ(house.card().failure_text, "The sound was lost: the media service was restarted.");
  EXPECT_EQ(house.graph.verbs().back(), "terminate");
}

TEST(Troubles, the_sweep_ends_calls_that_belong_to_nobody) {
  House house;
  house.switchboard.calls["01m4dhp63r9fz8mff1wj7khpn6"] = {};
  house.switchboard.calls["not an id"] = {};
  house.clerk();
  EXPECT_TRUE(house.switchboard.calls.empty());
}

TEST(Troubles, the_sweep_hears_what_lost_news_did_not_tell) {
  House house;
  house.deliver(house.connect());
  house.switchboard.calls.begin()->second.is_customer_connected = true;
  house.wait(base::seconds(1));
  EXPECT_TRUE(house.call().facts.customer.connected_at);
}

TEST(Troubles, the_gate_that_cannot_be_opened_ends_the_call) {
  House house;
  house.deliver(house.connect());
  house.customer_connects();
  EXPECT_EQ(house.answer(house.priya), "");
  house.graph.on_ask = [&](const auto& request) {
    if (request.verb == Verb::accept) house.switchboard.calls.clear();
  };
  house.hear(control::NewsKind::leg_connected, first_call, house.call().facts.claim->leg.text(), control::Side::agent);
  EXPECT_EQ(house.state(), "ended failed");
  EXPECT_EQ(house.graph.verbs().back(), "terminate");
}

TEST(Troubles, the_caller_hangs_up_while_accept_is_on_its_way) {
  House house;
  house.deliver(house.connect());
  house.customer_connects();
  EXPECT_EQ(house.answer(house.priya), "");
  const Letter end = house.terminate();
  house.graph.on_ask = [&](const auto& request) {
    if (request.verb == Verb::accept) house.deliver(end);
  };
  house.graph.refuse(Verb::accept, 100);
  house.desk.clock.advance(base::seconds(2));
  house.agent_connects();
  EXPECT_EQ(house.state(), "ended missed");
  EXPECT_EQ(house.graph.verbs(), (Names{"pre_accept", "accept"}));
}

TEST(Troubles, the_ring_time_ends_while_accept_is_on_its_way_and_the_call_is_live) {
  House house;
  house.deliver(house.connect());
  house.customer_connects();
  house.wait(base::seconds(44));
  EXPECT_EQ(house.answer(house.priya), "");
  house.graph.on_ask = [&](const auto&) {
    house.desk.clock.advance(base::seconds(5));
    house.clerk();
  };
  house.agent_connects();
  EXPECT_EQ(house.state(), "live");
}

TEST(Troubles, a_person_who_loses_the_right_while_it_rings_cannot_take_it) {
  House house;
  house.deliver(house.connect());
  {
    store::Write write(house.desk.ledger());
    EXPECT_TRUE(store::put_number_member(write, house.workspace,
                                         {.number = house.number, .user = house.priya, .may_call = false}));
    write.commit();
  }
  EXPECT_EQ(house.answer(house.priya), "call.not_yours");
  house.reject(house.tom);
  EXPECT_EQ(house.state(), "ended declined") << "who may not take it is not waited for";
}

TEST(Troubles, a_clock_that_is_set_back_does_not_ring_for_ever) {
  House house;
  house.deliver(house.connect());
  house.desk.clock.step_wall(-base::seconds(600));
  house.wait(base::seconds(5));
  EXPECT_EQ(house.state(), "ringing");
  house.desk.clock.step_wall(base::seconds(600));
  house.deliver(house.terminate());
  EXPECT_EQ(house.state(), "ended missed");
}

}  // namespace
}  // namespace flows
