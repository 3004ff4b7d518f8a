// Our two agents against each other: the lite one with a full one, in fair weather and foul.
#include <gtest/gtest.h>

#include "media/ice/world.h"

namespace media::ice {
namespace {

struct Leg {
  explicit Leg(std::uint64_t seed, const support::Weather& weather = support::fair)
      : world(seed, weather),
        full(world.full("198.51.100.1")),
        lite(world.lite("192.0.2.1", full.agent.local().ufrag)) {}

  void start() {
    full.agent.start({lite.agent.local(), true, {candidate_at(lite.address())}}, Offerer::they, world.now);
  }
  [[nodiscard]] bool is_selected() const { return full.agent.selected() && lite.agent.selected(); }

  World world;
  FullHost& full;
  LiteHost& lite;
};

TEST(IceLiteToFull, on_a_good_network_two_round_trips_select_a_pair) {
  Leg leg(1);
  leg.start();
  const base::SteadyTime start = leg.world.now;
  ASSERT_TRUE(leg.world.run(base::seconds(1), [&] { return leg.is_selected(); }));
  EXPECT_EQ(leg.full.agent.selected(), leg.lite.address());
  EXPECT_EQ(leg.lite.agent.selected(), leg.full.address());
  EXPECT_LE(leg.world.now - start, base::milliseconds(20));
}

TEST(IceLiteToFull, the_peer_may_learn_of_us_long_after_our_first_check) {
  Leg leg(1);
  leg.world.network.cut_off(leg.lite.address());
  leg.start();
  leg.world.run(base::seconds(25));
  leg.world.network.mend(leg.lite.address());
  const base::SteadyTime known = leg.world.now;
  ASSERT_TRUE(leg.world.run(base::seconds(1), [&] { return leg.is_selected(); }));
  EXPECT_LE(leg.world.now - known, base::milliseconds(250));
}

TEST(IceLiteToFull, behind_a_nat_the_mapped_address_is_selected) {
  Leg leg(1);
  const base::Endpoint mapped = at("203.0.113.9", 61000);
  leg.world.network.map(leg.full.address(), mapped);
  leg.start();
  ASSERT_TRUE(leg.world.run(base::seconds(1), [&] { return leg.is_selected(); }));
  EXPECT_EQ(leg.lite.agent.selected(), mapped);
  EXPECT_EQ(leg.full.agent.mapped_address(), mapped);
}

TEST(IceLiteToFull, after_a_new_mapping_the_lite_agent_follows) {
  Leg leg(1);
  leg.world.network.map(leg.full.address(), at("203.0.113.9", 61000));
  leg.start();
  ASSERT_TRUE(leg.world.run(base::seconds(1), [&] { return leg.is_selected(); }));
  leg.world.network.map(leg.full.address(), at("203.0.113.9", 62000));
  leg.world.run(base::seconds(20));
  EXPECT_EQ(leg.lite.agent.selected(), at("203.0.113.9", 62000));
  EXPECT_EQ(leg.full.story.lost, 0);
}

class IceStorm : public testing::TestWithParam<std::uint64_t> {};

TEST_P(IceStorm, a_pair_is_selected_and_consent_holds_for_ten_minutes) {
  Leg leg(GetParam(), support::storm);
  leg.start();
  ASSERT_TRUE(leg.world.run(base::seconds(20), [&] { return leg.is_selected(); })) << "seed " << GetParam();
  leg.world.run(base::seconds(600));
  EXPECT_EQ(leg.full.story.lost + leg.lite.story.lost, 0) << "seed " << GetParam();
  EXPECT_EQ(leg.full.story.connected, 1);
  EXPECT_EQ(leg.full.story.selected, 1);
  EXPECT_EQ(leg.lite.story.selected, 1);
}

INSTANTIATE_TEST_SUITE_P(Seeds, IceStorm, testing::Range<std::uint64_t>(1, 31));

}  // namespace
}  // namespace media::ice
