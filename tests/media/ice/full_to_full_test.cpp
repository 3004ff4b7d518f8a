// Two full agents: who controls, what happens when both or neither think so, and hosts with more than one address.
#include <gtest/gtest.h>

#include "media/ice/world.h"

namespace media::ice {
namespace {

struct Opinions {
  Offerer alice = Offerer::we;
  Offerer bob = Offerer::they;
};

struct Leg {
  explicit Leg(std::uint64_t seed, const support::Weather& weather = support::fair)
      : world(seed, weather), alice(world.full("198.51.100.1")), bob(world.full("192.0.2.1")) {}

  void start(const Opinions& opinions) {
    alice.agent.start({bob.agent.local(), false, {candidate_at(bob.address())}}, opinions.alice, world.now);
    bob.agent.start({alice.agent.local(), false, {candidate_at(alice.address())}}, opinions.bob, world.now);
  }
  [[nodiscard]] bool is_selected() const { return alice.agent.selected() && bob.agent.selected(); }

  World world;
  FullHost& alice;
  FullHost& bob;
};

constexpr Opinions agreed{};
constexpr Opinions both_control{Offerer::we, Offerer::we};
constexpr Opinions nobody_controls{Offerer::they, Offerer::they};

TEST(IceFullToFull, the_offerer_nominates_and_both_select) {
  Leg leg(1);
  leg.start(agreed);
  ASSERT_TRUE(leg.world.run(base::seconds(1), [&] { return leg.is_selected(); }));
  EXPECT_TRUE(leg.alice.agent.is_controlling());
  EXPECT_FALSE(leg.bob.agent.is_controlling());
}

TEST(IceFullToFull, a_host_without_any_usable_candidate_is_found_by_its_checks) {
  Leg leg(1);
  leg.alice.agent.start({leg.bob.agent.local(), false, {candidate_at(leg.bob.address())}}, Offerer::we, leg.world.now);
  leg.bob.agent.start({leg.alice.agent.local(), false, {{.address = "5f2c.local", .port = 4000}}}, Offerer::they,
                      leg.world.now);
  ASSERT_TRUE(leg.world.run(base::seconds(1), [&] { return leg.is_selected(); }));
  EXPECT_EQ(leg.bob.agent.selected(), leg.alice.address());
}

TEST(IceFullToFull, of_many_candidates_one_that_answers_is_enough) {
  Leg leg(1);
  std::vector<Candidate> many;
  for (std::uint16_t i = 0; i < 12; ++i)
    many.push_back(candidate_at(at("203.0.113.77", static_cast<std::uint16_t>(100 + i))));
  many.push_back(candidate_at(leg.bob.address(), 1));
  leg.alice.agent.start({leg.bob.agent.local(), false, many}, Offerer::we, leg.world.now);
  leg.bob.agent.start({leg.alice.agent.local(), false, {}}, Offerer::they, leg.world.now);
  ASSERT_TRUE(leg.world.run(base::seconds(3), [&] { return leg.is_selected(); }));
  EXPECT_EQ(leg.alice.agent.selected(), leg.bob.address());
}

class IceFullStorm : public testing::TestWithParam<std::tuple<std::uint64_t, Opinions>> {};

TEST_P(IceFullStorm, exactly_one_controls_and_both_select_each_other) {
  const auto& [seed, opinions] = GetParam();
  Leg leg(seed, support::storm);
  leg.start(opinions);
  ASSERT_TRUE(leg.world.run(base::seconds(20), [&] { return leg.is_selected(); })) << "seed " << seed;
  leg.world.run(base::seconds(300));
  EXPECT_NE(leg.alice.agent.is_controlling(), leg.bob.agent.is_controlling()) << "seed " << seed;
  EXPECT_EQ(leg.alice.agent.selected(), leg.bob.address());
  EXPECT_EQ(leg.bob.agent.selected(), leg.alice.address());
  EXPECT_EQ(leg.alice.story.lost + leg.bob.story.lost, 0) << "seed " << seed;
}

INSTANTIATE_TEST_SUITE_P(Agreed, IceFullStorm,
                         testing::Combine(testing::Range<std::uint64_t>(1, 16), testing::Values(agreed)));
INSTANTIATE_TEST_SUITE_P(BothControl, IceFullStorm,
                         testing::Combine(testing::Range<std::uint64_t>(1, 16), testing::Values(both_control)));
INSTANTIATE_TEST_SUITE_P(NobodyControls, IceFullStorm,
                         testing::Combine(testing::Range<std::uint64_t>(1, 16), testing::Values(nobody_controls)));

}  // namespace
}  // namespace media::ice
