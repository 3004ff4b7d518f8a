// RFC 7675: asking now and then whether we may still send.
#include <gtest/gtest.h>

#include "media/ice/world.h"

namespace media::ice {
namespace {

struct Leg {
  Leg() {
    full.agent.start({lite.agent.local(), true, {candidate_at(lite.address())}}, Offerer::they, world.now);
    world.run(base::seconds(1), [&] { return full.agent.selected() && lite.agent.selected(); });
  }

  World world{7};
  FullHost& full = world.full("198.51.100.1");
  LiteHost& lite = world.lite("192.0.2.1", full.agent.local().ufrag);
};

TEST(IceConsent, is_asked_every_five_seconds_more_or_less) {
  Leg leg;
  const std::size_t before = leg.world.network.sent();
  leg.world.run(base::seconds(600));
  const std::size_t asked = (leg.world.network.sent() - before) / 2;
  EXPECT_GE(asked, 110u);
  EXPECT_LE(asked, 130u);
}

TEST(IceConsent, ends_thirty_seconds_after_the_last_answer) {
  Leg leg;
  leg.world.run(base::seconds(60));
  leg.world.network.cut_off(leg.lite.address());
  const base::SteadyTime cut = leg.world.now;
  ASSERT_TRUE(leg.world.run(base::seconds(60), [&] { return leg.full.story.lost > 0; }));
  EXPECT_GE(leg.world.now - cut, base::seconds(23));
  EXPECT_LE(leg.world.now - cut, base::seconds(30));
  EXPECT_FALSE(leg.full.agent.next_deadline());
  const std::size_t sent = leg.world.network.sent();
  leg.world.run(base::seconds(60));
  EXPECT_EQ(leg.world.network.sent(), sent) << "without consent nothing more is sent";
}

TEST(IceConsent, an_outage_of_twenty_seconds_is_survived_by_both) {
  Leg leg;
  leg.world.run(base::seconds(10));
  leg.world.network.cut_off(leg.lite.address());
  leg.world.run(base::seconds(20));
  leg.world.network.mend(leg.lite.address());
  leg.world.run(base::seconds(120));
  EXPECT_EQ(leg.full.story.lost, 0);
  EXPECT_EQ(leg.lite.story.lost, 0);
}

}  // namespace
}  // namespace media::ice
