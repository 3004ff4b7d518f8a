/// The first call, from the customer's ring to the entry in the thread, and the ways it can end.
#include <gtest/gtest.h>

#include "flows/house.h"
#include "store/call_box.h"
#include "store/message_store.h"
#include "store/recording_store.h"

namespace flows {
namespace {

using Names = std::vector<std::string>;

TEST(FirstCall, rings_is_answered_and_the_customer_hangs_up) {
  House house;
  house.deliver(house.connect());
  EXPECT_EQ(house.state(), "ringing");
  EXPECT_EQ(house.graph.verbs(), (Names{"pre_accept"})) << "pre-accepted while it rings";
  house.customer_connects();
  house.desk.clock.advance(base::seconds(6));
  EXPECT_EQ(house.answer(house.priya), "");
  EXPECT_EQ(house.state(), "answering");
  EXPECT_EQ(house.graph.verbs().size(), 1u) << "no accept before the agent's sound is up";
  house.agent_connects();
  EXPECT_EQ(house.state(), "live");
  EXPECT_EQ(house.graph.verbs(), (Names{"pre_accept", "accept"}));
  EXPECT_EQ(house.graph.asked[0].answer_sdp, house.graph.asked[1].answer_sdp) << "byte for byte the same answer";
  EXPECT_EQ(house.graph.last_line.access_token, "token");
  EXPECT_EQ(house.switchboard.asked, (Names{"make_leg", "make_leg", "open_gate"}));
  EXPECT_EQ(house.card().outcome_text, "Call in progress");
  house.desk.clock.advance(base::seconds(42));
  house.deliver(house.terminate(first_call, base::seconds(42)));
  EXPECT_EQ(house.state(), "ended completed");
  EXPECT_EQ(house.card().outcome_text, "Call ended, Handled by priya, 0:42");
  EXPECT_EQ(house.graph.verbs().size(), 2u) << "the customer hung up: nothing to terminate";
  EXPECT_TRUE(house.switchboard.calls.empty());
}

TEST(FirstCall, the_agent_hangs_up_and_meta_is_told) {
  House house;
  house.talk();
  house.desk.clock.advance(base::seconds(5));
  house.hang_up(house.priya);
  EXPECT_EQ(house.state(), "ended completed");
  EXPECT_EQ(house.graph.verbs().back(), "terminate");
  EXPECT_TRUE(house.switchboard.calls.empty());
  house.deliver(house.terminate(first_call, base::seconds(5)));
  EXPECT_EQ(house.state(), "ended completed");
  EXPECT_EQ(house.graph.verbs().size(), 3u);
  house.hang_up(house.priya);
  EXPECT_EQ(house.graph.verbs().size(), 3u) << "twice is once";
}

TEST(FirstCall, nobody_answers_and_it_is_missed) {
  House house;
  house.deliver(house.connect());
  house.customer_connects();
  house.wait(base::seconds(44));
  EXPECT_EQ(house.state(), "ringing");
  house.wait(base::seconds(2));
  EXPECT_EQ(house.state(), "ended missed");
  EXPECT_EQ(house.graph.verbs(), (Names{"pre_accept", "terminate"}));
  EXPECT_EQ(house.card().outcome_text, "Missed call, No agent picked up");
}

TEST(FirstCall, the_caller_gives_up) {
  House house;
  house.deliver(house.connect());
  house.wait(base::seconds(10));
  house.deliver(house.terminate());
  EXPECT_EQ(house.state(), "ended missed");
  EXPECT_EQ(house.graph.verbs(), (Names{"pre_accept"}));
  EXPECT_EQ(house.answer(house.priya), "call.over");
}

TEST(FirstCall, who_rejects_is_out_and_the_last_one_ends_it) {
  House house;
  house.deliver(house.connect());
  house.reject(house.priya);
  EXPECT_EQ(house.state(), "ringing");
  EXPECT_TRUE(store::to_json(house.card(), house.priya).at("rejected").as_bool());
  EXPECT_FALSE(store::to_json(house.card(), house.tom).at("rejected").as_bool());
  EXPECT_EQ(house.answer(house.priya), "call.rejected");
  house.reject(house.priya);
  house.reject(house.tom);
  EXPECT_EQ(house.state(), "ended declined");
  EXPECT_EQ(house.card().outcome_text, "Declined by tom");
  EXPECT_EQ(house.graph.verbs(), (Names{"pre_accept", "terminate"}));
}

TEST(FirstCall, the_slower_agent_learns_who_was_faster) {
  House house;
  house.deliver(house.connect());
  EXPECT_EQ(house.answer(house.priya), "");
  EXPECT_EQ(house.answer(house.tom), "call.taken");
}

TEST(FirstCall, it_stands_in_the_thread_with_its_recordings) {
  House house;
  house.talk();
  house.hang_up(house.priya);
  const std::string call = house.call().id.text();
  for (const auto side : {control::Side::customer, control::Side::agent, control::Side::mix}) {
    house.hear(control::NewsKind::recording_done, first_call, {}, side);
  }
  EXPECT_EQ(house.card().recordings, (Names{"customer", "agent", "mix"}));
  const auto conversation = *house.call().conversation;
  const auto thread = store::read_thread(house.desk.ledger(), house.workspace, conversation);
  ASSERT_EQ(thread.rows.size(), 1u);
  ASSERT_TRUE(thread.rows[0].call);
  EXPECT_EQ(thread.rows[0].call->id.text(), call);
  EXPECT_EQ(thread.rows[0].call->contact_name, "Dana Field");
  EXPECT_EQ(thread.rows[0].call->contact_number, "+447700900123");
}

TEST(FirstCall, a_reload_in_the_middle_of_a_call_brings_the_agent_back) {
  House house;
  house.talk();
  house.agent_is_lost();
  EXPECT_EQ(house.state(), "live");
  EXPECT_EQ(house.card().sound, store::CardSound::lost);
  EXPECT_EQ(house.answer(house.tom), "call.taken");
  EXPECT_EQ(house.answer(house.priya), "");
  house.agent_connects();
  EXPECT_EQ(house.card().sound, store::CardSound::connected);
  house.wait(base::seconds(90));
  EXPECT_EQ(house.state(), "live");
}

TEST(FirstCall, an_agent_who_stays_away_ends_it_after_a_while) {
  House house;
  house.talk();
  house.agent_is_lost();
  house.wait(base::seconds(58));
  EXPECT_EQ(house.state(), "live");
  house.wait(base::seconds(3));
  EXPECT_EQ(house.state(), "ended failed");
  EXPECT_EQ(house.card().failure_text, "The agent's connection was lost.");
  EXPECT_EQ(house.graph.verbs().back(), "terminate");
}

TEST(FirstCall, the_black_box_holds_the_story_without_credentials) {
  House house;
  house.talk();
  house.hang_up(house.priya);
  const auto box = store::read_box(house.desk.ledger(), house.workspace, house.call().id);
  EXPECT_GT(box.size(), 10u);
  EXPECT_EQ(box.front().kind, "call_offered");
  for (const auto& entry : box) {
    EXPECT_EQ(entry.detail.find("of-the-customer"), std::string::npos) << entry.kind;
    EXPECT_EQ(entry.detail.find("127.0.0.1"), std::string::npos) << entry.kind;
    EXPECT_EQ(entry.detail.find("token"), std::string::npos) << entry.kind;
  }
  EXPECT_EQ(house.replayed(), "ended completed");
  EXPECT_EQ(house.count("select count(*) from effects where detail <> '{}'"), 0) << "done effects forget their SDP";
}

TEST(FirstCall, a_text_message_stands_in_the_thread_once) {
  House house;
  house.deliver(house.text("wamid.1", "Hello"));
  house.deliver(house.text("wamid.1", "Hello"));
  house.deliver(house.connect());
  const auto thread = store::read_thread(house.desk.ledger(), house.workspace, *house.call().conversation);
  ASSERT_EQ(thread.rows.size(), 2u) << "call and message stand in one thread";
  EXPECT_EQ(house.count("select count(*) from events where kind = 'message.added'"), 2);
  EXPECT_EQ(house.count("select count(*) from contacts"), 1);
}

TEST(FirstCall, two_calls_of_one_customer_are_two_calls) {
  House house;
  house.deliver(house.connect("wacid.a"));
  house.deliver(house.connect("wacid.b"));
  EXPECT_EQ(house.answer(house.priya, "wacid.a"), "");
  EXPECT_EQ(house.answer(house.tom, "wacid.b"), "");
  house.deliver(house.terminate("wacid.a"));
  EXPECT_EQ(house.state("wacid.a"), "ended missed");
  EXPECT_EQ(house.state("wacid.b"), "answering");
  EXPECT_EQ(house.count("select count(*) from contacts"), 1);
}

TEST(FirstCall, nobody_without_the_right_may_touch_it) {
  House house;
  const auto stranger = house.desk.add_user(house.workspace, "stranger@belfry.example");
  const auto elsewhere = house.desk.add_workspace("Elsewhere");
  house.deliver(house.connect());
  EXPECT_EQ(house.answer(stranger), "call.not_yours");
  EXPECT_FALSE(store::may_hear_call(house.desk.ledger(), house.workspace, house.call().id, stranger));
  EXPECT_TRUE(store::may_hear_call(house.desk.ledger(), house.workspace, house.call().id, house.tom));
  EXPECT_FALSE(store::find_call_card(house.desk.ledger(), elsewhere, house.call().id));
  EXPECT_TRUE(store::open_call_cards(house.desk.ledger(), house.workspace, stranger).empty());
  EXPECT_EQ(store::open_call_cards(house.desk.ledger(), house.workspace, house.tom).size(), 1u);
}

TEST(FirstCall, a_number_whose_calling_is_off_rings_nobody) {
  House house;
  {
    auto number = *store::find_number(house.desk.ledger(), house.workspace, house.number);
    number.takes_calls = false;
    store::Write write(house.desk.ledger());
    EXPECT_TRUE(store::change_number(write, number));
    write.commit();
  }
  house.deliver(house.connect());
  EXPECT_EQ(house.state(), "ended failed");
  EXPECT_EQ(house.card().failure_text, "Calling is switched off for this number.");
  EXPECT_EQ(house.graph.verbs(), (Names{"reject"}));
  EXPECT_TRUE(house.switchboard.calls.empty());
}

}  // namespace
}  // namespace flows
