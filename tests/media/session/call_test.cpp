#include "media/session/call.h"

#include <gtest/gtest.h>

#include "media/opus/packet.h"
#include "support/ogg_pages.h"
#include "world.h"

namespace media::session {

namespace {

bool is_silence(const support::MediaPeer::Heard& heard) {
  return heard.payload == base::Bytes(opus::silence.begin(), opus::silence.end());
}

// A call whose legs are both connected; the gate is shut.
struct ConnectedCall : World {
  explicit ConnectedCall(std::uint64_t seed = 1, support::Weather weather = support::fair) : World(seed, weather) {}
  void connect() {
    caller = &customer();
    desk_agent = &agent();
    ASSERT_TRUE(run_until([&] { return events_of<LegConnected>().size() == 2; }));
    ASSERT_TRUE(run_until([&] { return caller->peer.is_connected() && desk_agent->peer.is_connected(); }));
  }
  Guest* caller = nullptr;
  Guest* desk_agent = nullptr;
};

TEST(session_call, both_legs_connect_within_half_a_second) {
  ConnectedCall world;
  const auto start = world.clock.steady_now();
  world.connect();
  EXPECT_LT(world.clock.steady_now() - start, milliseconds(500));
}

TEST(session_call, nothing_reaches_the_customer_before_the_gate_and_silence_at_once_after_it) {
  ConnectedCall world;
  world.connect();
  world.desk_agent->start_speaking();
  world.run_for(seconds(20));
  EXPECT_TRUE(world.media_to(world.caller->peer.address()).empty()) << "no RTP and no RTCP";

  const auto opened = world.clock.steady_now();
  world.desk_agent->stop_speaking();
  world.run_for(milliseconds(100));
  EXPECT_TRUE(world.exchange.open_gate("call-1", world.now()));
  world.run_for(seconds(5));
  const auto sent = world.media_to(world.caller->peer.address());
  ASSERT_FALSE(sent.empty());
  EXPECT_EQ(sent.front().at - opened, milliseconds(100));
  EXPECT_TRUE(is_silence(world.caller->peer.heard().front()));
  EXPECT_TRUE(world.caller->peer.heard().front().header.marker);
}

TEST(session_call, what_the_customer_says_before_the_gate_is_not_heard) {
  ConnectedCall world;
  world.connect();
  world.caller->start_speaking();
  world.run_for(seconds(2));
  EXPECT_TRUE(world.desk_agent->heard_of('c').empty());
  EXPECT_FALSE(world.desk_agent->peer.heard().empty()) << "but the agent's stream runs, with silence";
  world.exchange.open_gate("call-1", world.now());
  world.run_for(seconds(1));
  EXPECT_EQ(world.desk_agent->heard_of('c').size(), 50u);
}

TEST(session_call, sound_goes_both_ways_untouched) {
  ConnectedCall world;
  world.connect();
  world.exchange.open_gate("call-1", world.now());
  world.caller->start_speaking();
  world.desk_agent->start_speaking();
  world.run_for(seconds(10));
  EXPECT_GE(world.caller->heard_of('a').size(), 495u);
  EXPECT_GE(world.desk_agent->heard_of('c').size(), 495u);
  const auto order = world.caller->heard_of('a');
  EXPECT_TRUE(std::is_sorted(order.begin(), order.end()));
  EXPECT_EQ(world.caller->peer.refused(), 0u);
  const auto first = world.events_of<FirstSound>();
  EXPECT_EQ(first.size(), 2u);
}

TEST(session_call, the_customers_stream_has_one_source_and_no_gap_from_gate_to_end) {
  ConnectedCall world;
  world.connect();
  world.exchange.open_gate("call-1", world.now());
  for (int turn = 0; turn < 5; ++turn) {
    world.desk_agent->start_speaking();
    world.run_for(milliseconds(1110));
    world.desk_agent->stop_speaking();
    world.run_for(milliseconds(990));
  }
  const auto& heard = world.caller->peer.heard();
  ASSERT_GT(heard.size(), 400u);
  for (std::size_t i = 1; i < heard.size(); ++i) {
    EXPECT_EQ(heard[i].header.ssrc, heard[0].header.ssrc);
    EXPECT_EQ(static_cast<std::uint16_t>(heard[i].header.sequence - heard[i - 1].header.sequence), 1);
    const auto step = heard[i].header.timestamp - heard[i - 1].header.timestamp;
    EXPECT_TRUE(step == 960 || step == 1920) << step;
    EXPECT_LE(heard[i].at - heard[i - 1].at, milliseconds(41));
  }
}

TEST(session_call, an_agent_who_never_speaks_leaves_silence_every_20_ms) {
  ConnectedCall world;
  world.connect();
  world.exchange.open_gate("call-1", world.now());
  world.run_for(seconds(10));
  const auto& heard = world.caller->peer.heard();
  EXPECT_NEAR(static_cast<double>(heard.size()), 500, 2);
  EXPECT_TRUE(std::all_of(heard.begin(), heard.end(), is_silence));
}

TEST(session_call, the_gate_may_open_before_the_customers_media_is_up) {
  World world;
  auto& caller = world.customer();
  world.exchange.open_gate("call-1", world.now());
  ASSERT_TRUE(world.run_until([&] { return caller.peer.is_connected(); }));
  world.run_for(seconds(1));
  EXPECT_GE(caller.peer.heard().size(), 48u);
}

TEST(session_call, the_customer_hears_silence_while_no_agent_is_there) {
  World world;
  auto& caller = world.customer();
  ASSERT_TRUE(world.run_until([&] { return caller.peer.is_connected(); }));
  world.exchange.open_gate("call-1", world.now());
  world.run_for(seconds(2));
  EXPECT_NEAR(static_cast<double>(caller.peer.heard().size()), 100, 2);
}

TEST(session_call, reports_end_here_and_our_own_go_out) {
  ConnectedCall world;
  world.connect();
  world.exchange.open_gate("call-1", world.now());
  world.caller->start_speaking();
  world.run_for(seconds(2));
  world.caller->peer.report(world.clock.now());
  world.run_for(seconds(20));
  const auto& reports = world.caller->peer.reports();
  ASSERT_GE(reports.size(), 4u);
  EXPECT_LE(reports.size(), 21u);
  const auto& report = reports.back().reports.at(0);
  EXPECT_TRUE(report.sender);
  ASSERT_EQ(report.blocks.size(), 1u);
  EXPECT_EQ(report.blocks[0].ssrc, world.caller->peer.ssrc());
  EXPECT_EQ(report.blocks[0].lost, 0);
  EXPECT_NE(report.blocks[0].last_report, 0u);
  for (const auto& compound : world.desk_agent->peer.reports())
    EXPECT_NE(compound.reports.at(0).ssrc, world.caller->peer.ssrc());
}

TEST(session_call, a_new_agent_leg_replaces_the_old_one_in_the_same_stream) {
  ConnectedCall world;
  world.connect();
  world.exchange.open_gate("call-1", world.now());
  world.desk_agent->start_speaking();
  world.run_for(seconds(1));
  auto& second = world.agent("call-1", 50'002);
  ASSERT_TRUE(world.run_until([&] { return second.peer.is_connected(); }));
  second.start_speaking();
  world.run_for(seconds(1));
  const auto over = world.events_of<LegOver>();
  ASSERT_EQ(over.size(), 1u);
  EXPECT_EQ(over[0].reason, "leg.replaced");
  EXPECT_TRUE(over[0].was_connected);
  const auto& heard = world.caller->peer.heard();
  for (std::size_t i = 1; i < heard.size(); ++i) {
    EXPECT_EQ(static_cast<std::uint16_t>(heard[i].header.sequence - heard[i - 1].header.sequence), 1);
  }
  EXPECT_TRUE(is_speech(heard.back().payload, 'a'));
}

TEST(session_call, survives_a_storm) {
  for (std::uint64_t seed = 1; seed <= 8; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    ConnectedCall world(
        seed, {.loss = 0.1, .duplication = 0.05, .delay_min = milliseconds(10), .delay_max = milliseconds(70)});
    world.connect();
    world.exchange.open_gate("call-1", world.now());
    world.caller->start_speaking();
    world.desk_agent->start_speaking();
    world.run_for(seconds(60));
    // A tenth is lost on each of two hops, some comes too late for its place.
    EXPECT_GE(world.caller->heard_of('a').size(), 3000u * 3 / 4);
    EXPECT_GE(world.desk_agent->heard_of('c').size(), 3000u * 3 / 4);
    EXPECT_TRUE(world.events_of<LegOver>().empty());
  }
}

TEST(session_call, an_agent_gone_for_30_s_is_told_and_the_customer_stays) {
  ConnectedCall world;
  world.connect();
  world.exchange.open_gate("call-1", world.now());
  world.network.cut_off(world.desk_agent->peer.address());
  world.run_for(seconds(40));
  const auto over = world.events_of<LegOver>();
  ASSERT_EQ(over.size(), 1u);
  EXPECT_EQ(over[0].side, Side::agent);
  EXPECT_EQ(over[0].reason, "ice.consent_lost");
  EXPECT_TRUE(world.events_of<CallOver>().empty());
  EXPECT_EQ(world.exchange.leg_count(), 1u);
  EXPECT_GT(world.caller->peer.heard().size(), 1990u) << "40 s of silence frames";
}

TEST(session_call, a_customer_gone_for_35_s_ends_the_call) {
  ConnectedCall world;
  world.connect();
  world.exchange.open_gate("call-1", world.now());
  world.network.cut_off(world.caller->peer.address());
  world.run_for(seconds(37));
  const auto over = world.events_of<CallOver>();
  ASSERT_EQ(over.size(), 1u);
  EXPECT_EQ(over[0].reason, "customer.lost");
  EXPECT_EQ(world.exchange.call_count(), 0u);
  EXPECT_EQ(world.exchange.leg_count(), 0u);
}

TEST(session_call, both_sides_are_recorded_from_the_gate_on) {
  ConnectedCall world;
  world.is_recorded = true;
  world.connect();
  world.caller->start_speaking();
  world.run_for(seconds(3));
  EXPECT_TRUE(world.events_of<TrackPages>().empty());
  world.exchange.open_gate("call-1", world.now());
  world.desk_agent->start_speaking();
  world.run_for(seconds(5));
  world.exchange.end_call("call-1", "test", world.now());
  world.run_for(milliseconds(10));
  for (const Side side : {Side::customer, Side::agent}) {
    const auto file = world.track(side);
    std::size_t speech = 0;
    for (const auto& packet : support::ogg_sound(file)) {
      if (is_speech(packet, side == Side::customer ? 'c' : 'a')) ++speech;
    }
    EXPECT_GE(speech, 245u);
    EXPECT_LE(speech, 250u);
    EXPECT_TRUE(support::ogg_pages(file).back().is_last);
  }
  const auto over = world.events_of<TrackOver>();
  ASSERT_EQ(over.size(), 2u);
  EXPECT_NEAR(static_cast<double>(over[0].duration.count()), 5e6, 60e3);
  EXPECT_EQ(world.events_of<CallOver>().size(), 1u);
}

}  // namespace

}  // namespace media::session
