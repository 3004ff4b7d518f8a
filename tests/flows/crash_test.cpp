/// The process dies at every request to the outside in turn, and between commit and effect; whoever comes after brings
/// the story to a good end, and nobody is left with a call that nobody else knows.
#include <gtest/gtest.h>

#include "flow/keep_delivery.h"
#include "flows/house.h"

namespace flows {
namespace {

TEST(Crash, what_was_committed_and_not_done_is_done_by_the_clerk) {
  House house;
  house.deliver_and_die(house.connect());
  EXPECT_TRUE(house.switchboard.asked.empty());
  house.clerk();
  EXPECT_EQ(house.switchboard.asked.size(), 1u);
  EXPECT_EQ(house.graph.verbs(), (std::vector<std::string>{"pre_accept"}));
}

TEST(Crash, a_delivery_that_was_kept_and_not_digested_is_digested_by_the_clerk) {
  House house;
  const Letter letter = house.connect();
  {
    auto context = house.calls();
    ASSERT_TRUE(flow::keep_delivery(context, {.body = letter.body, .signature = letter.signature}));
  }
  house.clerk();
  EXPECT_FALSE(house.knows(first_call)) << "left to its own thread at first";
  house.wait(base::seconds(7));
  EXPECT_EQ(house.state(), "ringing");
  EXPECT_EQ(house.count("select count(*) from deliveries where digested_at is null"), 0);
}

/// The story goes on whatever dies: each step is somebody else's thread.
template <class Step>
bool survives(Step&& step) {
  try {
    step();
    return true;
  } catch (const base::Failure&) {
    return false;
  }
}

TEST(Crash, at_each_request_in_turn_the_story_still_ends_well) {
  int deaths = 0;
  for (int at = 1; at <= 12; ++at) {
    SCOPED_TRACE("dies at request " + std::to_string(at));
    House house;
    house.die_at(at);
    bool is_whole = survives([&] { house.deliver(house.connect()); });
    // A claim that died with its process is taken over when it has run out.
    const auto go_on = [&] {
      if (!is_whole) survives([&] { house.wait(base::seconds(22)); });
      is_whole = true;
    };
    go_on();
    is_whole &= survives([&] { house.customer_connects(); });
    go_on();
    is_whole &= survives([&] { house.answer(house.priya); });
    if (house.call().facts.claim) is_whole &= survives([&] { house.agent_connects(); });
    go_on();
    is_whole &= survives([&] { house.hang_up(house.call().agent.value_or(house.priya)); });
    deaths += is_whole ? 0 : 1;
    survives([&] { house.wait(base::seconds(120)); });
    EXPECT_TRUE(house.state().starts_with("ended")) << house.state();
    EXPECT_TRUE(house.switchboard.calls.empty());
    EXPECT_EQ(house.count("select count(*) from effects where state in ('waiting', 'running')"), 0);
    const auto verbs = house.graph.verbs();
    ASSERT_FALSE(verbs.empty());
    EXPECT_TRUE(verbs.back() == "terminate" || verbs.back() == "reject") << verbs.back();
  }
  EXPECT_GT(deaths, 0);
}

TEST(Crash, an_accept_whose_answer_was_lost_with_the_process_is_asked_again_not_twice_believed) {
  House house;
  house.deliver(house.connect());
  house.customer_connects();
  EXPECT_EQ(house.answer(house.priya), "");
  house.graph.decide = [](const auto& request) -> support::FakeGraph::Answer {
    if (request.verb == support::FakeGraph::Verb::accept) throw base::Failure("the process died after asking");
    return {};
  };
  EXPECT_THROW(house.agent_connects(), base::Failure);
  EXPECT_EQ(house.state(), "answering");
  // Graph says that it is accepted already, in whatever words.
  house.graph.decide = nullptr;
  house.graph.refuse(support::FakeGraph::Verb::accept, 100);
  house.wait(base::seconds(22));
  EXPECT_EQ(house.state(), "ended failed") << "what the caller hears is unknown, so it ends with the reason";
  EXPECT_EQ(house.graph.verbs().back(), "terminate");
}

TEST(Crash, one_clerk_at_a_time_and_the_next_takes_over) {
  House house;
  auto context = house.calls();
  EXPECT_TRUE(flow::hold_clerk_lease(context, "first"));
  EXPECT_FALSE(flow::hold_clerk_lease(context, "second"));
  EXPECT_TRUE(flow::hold_clerk_lease(context, "first")) << "renewed";
  house.desk.clock.advance(flow::clerk_lease);
  EXPECT_TRUE(flow::hold_clerk_lease(context, "second")) << "the first one died";
  EXPECT_FALSE(flow::hold_clerk_lease(context, "first"));
  flow::drop_clerk_lease(context, "second");
  EXPECT_TRUE(flow::hold_clerk_lease(context, "first"));
}

}  // namespace
}  // namespace flows
