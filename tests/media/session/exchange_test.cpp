#include "media/session/exchange.h"

#include <gtest/gtest.h>

#include "support/fixture.h"
#include "world.h"

namespace media::session {

namespace {

std::string refusal(const base::Result<std::string>& result) { return result ? "" : result.error().name; }

NewLeg meta_leg(const std::string& call, const std::string& leg) {
  return {.call = call, .leg = leg, .side = Side::customer, .offer = support::fixture("whatsapp/meta_offer.sdp")};
}

TEST(session_exchange, a_repeated_request_gets_the_same_answer) {
  World world;
  const auto first = world.exchange.make_leg(meta_leg("c", "l"), world.now());
  ASSERT_TRUE(first);
  EXPECT_EQ(world.exchange.make_leg(meta_leg("c", "l"), world.now()), first);
  EXPECT_EQ(world.exchange.leg_count(), 1u);
}

TEST(session_exchange, refuses_with_a_name) {
  World world(1, support::fair, 2);
  EXPECT_EQ(
      refusal(world.exchange.make_leg({.call = "c", .leg = "l", .side = Side::customer, .offer = "x"}, world.now())),
      "sdp.invalid");
  EXPECT_EQ(world.exchange.call_count(), 0u) << "a refused leg leaves no call behind";
  NewLeg orphan{.call = "c", .leg = "l", .side = Side::agent, .offer = support::fixture("browser/chromium_offer.sdp")};
  EXPECT_EQ(refusal(world.exchange.make_leg(orphan, world.now())), "call.unknown");
  ASSERT_TRUE(world.exchange.make_leg(meta_leg("c", "l"), world.now()));
  EXPECT_EQ(refusal(world.exchange.make_leg(orphan, world.now())), "leg.exists");
  EXPECT_EQ(refusal(world.exchange.make_leg(meta_leg("c", "l2"), world.now())), "leg.exists");
  ASSERT_TRUE(world.exchange.make_leg(meta_leg("d", "m"), world.now()));
  EXPECT_EQ(refusal(world.exchange.make_leg(meta_leg("e", "n"), world.now())), "switchboard.full");
  EXPECT_FALSE(world.exchange.open_gate("nobody", world.now()));
}

TEST(session_exchange, what_is_ended_leaves_nothing_behind) {
  World world;
  world.customer("a");
  world.agent("a", 1000);
  world.customer("b");
  world.run_for(seconds(1));
  world.exchange.end_leg("a-agent-1000", world.now());
  EXPECT_EQ(world.exchange.leg_count(), 2u);
  world.exchange.end_leg("unknown", world.now());
  world.exchange.end_leg("a-customer", world.now());
  EXPECT_EQ(world.exchange.call_count(), 1u) << "a call without its customer is over";
  world.exchange.end_call("b", "hung_up", world.now());
  world.exchange.end_call("b", "hung_up", world.now());
  EXPECT_EQ(world.exchange.call_count(), 0u);
  EXPECT_FALSE(world.exchange.next_deadline());
  world.run_for(milliseconds(1));
  const auto over = world.events_of<CallOver>();
  ASSERT_EQ(over.size(), 2u);
  EXPECT_EQ(over[1].reason, "hung_up");
}

TEST(session_exchange, a_leg_that_nobody_answers_fails_with_its_reason) {
  World world;
  ASSERT_TRUE(world.exchange.make_leg(meta_leg("c", "l"), world.now()));
  world.run_for(seconds(125));
  const auto over = world.events_of<LegOver>();
  ASSERT_EQ(over.size(), 1u);
  EXPECT_EQ(over[0].reason, "ice.timeout");
  EXPECT_FALSE(over[0].was_connected);
  EXPECT_EQ(world.exchange.call_count(), 0u);
}

TEST(session_exchange, calls_of_one_relay_share_its_address) {
  World world;
  std::vector<World::Guest*> callers;
  for (const char* call : {"a", "b", "c"}) {
    callers.push_back(&world.join(call, call, Side::customer,
                                  {.kind = support::MediaPeer::Kind::relay, .address = at("203.0.113.49", 3480)}));
    ASSERT_TRUE(world.run_until([&] { return callers.back()->peer.is_connected(); })) << call;
    world.exchange.open_gate(call, world.now());
  }
  auto& agent = world.agent("b", 50'001);
  ASSERT_TRUE(world.run_until([&] { return agent.peer.is_connected(); }));
  for (auto* caller : callers) caller->start_speaking();
  world.run_for(seconds(2));
  EXPECT_GE(agent.heard_of('c').size(), 95u);
  for (const char* call : {"a", "b", "c"}) {
    EXPECT_EQ(world.exchange.find(call)->seat(Side::customer)->leg->refusals().count_of("srtp.bad_tag"), 0u) << call;
  }
}

TEST(session_exchange, a_browser_as_customer_is_reached_though_it_hides_its_address) {
  World world;
  auto& caller = world.join(
      "c", "l", Side::customer,
      {.kind = support::MediaPeer::Kind::browser, .address = at("198.51.100.9", 61'000), .hides_address = true});
  ASSERT_TRUE(world.run_until([&] { return caller.peer.is_connected(); }));
  world.exchange.open_gate("c", world.now());
  world.run_for(seconds(1));
  EXPECT_GE(caller.peer.heard().size(), 48u);
}

TEST(session_exchange, a_hundred_calls_at_once_all_connect) {
  World world(3);
  for (int i = 0; i < 50; ++i) {
    const std::string call = "call-" + std::to_string(i);
    world.join(
        call, call + "-c", Side::customer,
        {.kind = support::MediaPeer::Kind::relay, .address = at("203.0.113.49", static_cast<std::uint16_t>(4000 + i))});
    world.agent(call, static_cast<std::uint16_t>(20'000 + i));
    world.exchange.open_gate(call, world.now());
  }
  EXPECT_TRUE(world.run_until([&] { return world.events_of<LegConnected>().size() == 100; }));
}

}  // namespace

}  // namespace media::session
