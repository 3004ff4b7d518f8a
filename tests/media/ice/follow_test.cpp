// A peer whose address changes in the middle of a call, and those who only pretend to be one.
#include <gtest/gtest.h>

#include "media/ice/checks.h"
#include "media/ice/world.h"

namespace media::ice {
namespace {

const base::Endpoint before = at("203.0.113.9", 61000);
const base::Endpoint after = at("203.0.113.9", 62000);

// Alice stays where she is, Bob is behind a NAT.
struct Leg {
  explicit Leg(Offerer alice_thinks, std::uint64_t seed = 3, const support::Weather& weather = support::fair)
      : world(seed, weather) {
    world.network.map(bob.address(), before);
    const Offerer bob_thinks = alice_thinks == Offerer::we ? Offerer::they : Offerer::we;
    alice.agent.start({bob.agent.local(), false, {candidate_at(before)}}, alice_thinks, world.now);
    bob.agent.start({alice.agent.local(), false, {candidate_at(alice.address())}}, bob_thinks, world.now);
    world.run(base::seconds(20), [&] { return alice.agent.selected() && bob.agent.selected(); });
  }

  World world;
  FullHost& alice = world.full("198.51.100.1");
  FullHost& bob = world.full("10.0.0.5");
};

TEST(IceFollow, a_new_mapping_is_followed_in_either_role_within_a_consent_interval) {
  for (const Offerer offerer : {Offerer::we, Offerer::they}) {
    Leg leg(offerer);
    ASSERT_EQ(leg.alice.agent.selected(), before);
    leg.world.network.map(leg.bob.address(), after);
    ASSERT_TRUE(leg.world.run(base::seconds(8), [&] { return leg.alice.agent.selected() == after; }));
    leg.world.run(base::seconds(120));
    EXPECT_EQ(leg.alice.story.lost + leg.bob.story.lost, 0);
    EXPECT_EQ(leg.alice.story.selected, 2);
  }
}

class IceFollowStorm : public testing::TestWithParam<std::uint64_t> {};

TEST_P(IceFollowStorm, one_mapping_after_the_other_is_followed) {
  for (const Offerer offerer : {Offerer::we, Offerer::they}) {
    Leg leg(offerer, GetParam(), support::storm);
    for (std::uint16_t i = 0; i < 5; ++i) {
      const base::Endpoint mapped = at("203.0.113.9", static_cast<std::uint16_t>(62000 + i));
      leg.world.network.map(leg.bob.address(), mapped);
      leg.world.run(base::seconds(25));
      EXPECT_EQ(leg.alice.agent.selected(), mapped) << "seed " << GetParam();
    }
    EXPECT_EQ(leg.alice.story.lost + leg.bob.story.lost, 0) << "seed " << GetParam();
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, IceFollowStorm, testing::Range<std::uint64_t>(1, 21));

TEST(IceFollow, a_second_working_address_does_not_move_us_while_the_first_answers) {
  Leg leg(Offerer::we);
  World& world = leg.world;
  FullHost& twin = world.full("192.0.2.77");
  // The twin has Bob's credentials, as Bob's second network card has.
  Letters letters;
  const base::Bytes knock = check({.username = leg.alice.agent.local().ufrag + ":" + leg.bob.agent.local().ufrag,
                                   .password = leg.alice.agent.local().password,
                                   .claim = Claim::controlled});
  leg.alice.story.add(leg.alice.agent.on_message(twin.address(), *stun::parse(knock), world.now, letters));
  leg.alice.agent.on_time(world.now + base::milliseconds(50), letters);
  ASSERT_EQ(letters.sent.back().to, twin.address());
  stun::Writer answer(stun::Kind::success, letters.last().transaction);
  const base::Bytes bytes = answer.sealed(leg.bob.agent.local().password);
  leg.alice.story.add(leg.alice.agent.on_message(twin.address(), *stun::parse(bytes), world.now, letters));
  EXPECT_TRUE(leg.alice.agent.knows(twin.address()));
  world.run(base::seconds(10));
  EXPECT_EQ(leg.alice.agent.selected(), before);
}

TEST(IceFollow, whoever_has_no_password_moves_nothing_even_when_the_peer_is_silent) {
  Leg leg(Offerer::they);
  leg.world.network.cut_off(before);
  const base::Endpoint stranger = at("192.0.2.66", 666);
  Letters letters;
  for (int i = 0; i < 1000; ++i) {
    const base::Bytes knock = check({.username = leg.alice.agent.local().ufrag + ":" + leg.bob.agent.local().ufrag,
                                     .password = "guess" + std::to_string(i),
                                     .use_candidate = true});
    EXPECT_EQ(leg.alice.agent.on_message(stranger, *stun::parse(knock), leg.world.now, letters).dropped,
              Drop::unauthenticated);
    leg.world.run(base::milliseconds(20));
  }
  EXPECT_TRUE(letters.sent.empty());
  EXPECT_EQ(leg.alice.agent.selected(), before);
  EXPECT_FALSE(leg.alice.agent.knows(stranger));
}

TEST(IceFollow, the_newest_nomination_of_a_controlling_peer_wins_once_it_works) {
  Leg leg(Offerer::they);
  FullHost& other_card = leg.world.full("192.0.2.77");
  Letters letters;
  const base::Bytes knock = check({.username = leg.alice.agent.local().ufrag + ":" + leg.bob.agent.local().ufrag,
                                   .password = leg.alice.agent.local().password,
                                   .use_candidate = true});
  EXPECT_FALSE(leg.alice.agent.on_message(other_card.address(), *stun::parse(knock), leg.world.now, letters).selected);
  leg.alice.agent.on_time(leg.world.now + base::milliseconds(50), letters);
  stun::Writer answer(stun::Kind::success, letters.last().transaction);
  const base::Bytes bytes = answer.sealed(leg.bob.agent.local().password);
  EXPECT_TRUE(leg.alice.agent.on_message(other_card.address(), *stun::parse(bytes), leg.world.now, letters).selected);
  EXPECT_EQ(leg.alice.agent.selected(), other_card.address());
}

}  // namespace
}  // namespace media::ice
