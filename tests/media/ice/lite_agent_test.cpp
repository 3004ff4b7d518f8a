#include "media/ice/lite_agent.h"

#include <gtest/gtest.h>

#include "media/ice/checks.h"
#include "media/ice/world.h"

namespace media::ice {
namespace {

constexpr base::SteadyTime start{base::seconds(1000)};
const base::Endpoint wifi = at("198.51.100.20", 40100);
const base::Endpoint mobile = at("203.0.113.30", 50200);

class IceLiteAgent : public testing::Test {
 protected:
  Outcome hear(const base::Endpoint& from, const base::Bytes& bytes) {
    return agent_.on_message(from, *stun::parse(bytes), now_, letters_);
  }
  [[nodiscard]] CheckWords words(bool use_candidate = false) const {
    return {.username = "ours:theirs", .password = "our password==", .use_candidate = use_candidate};
  }
  [[nodiscard]] base::Bytes plain() const { return check(words()); }
  [[nodiscard]] base::Bytes nominating() const { return check(words(true)); }

  base::SteadyTime now_ = start;
  LiteAgent agent_{{"ours", "our password=="}, "theirs", start};
  Letters letters_;
};

TEST_F(IceLiteAgent, a_check_is_answered_with_the_address_it_came_from) {
  const Outcome outcome = hear(wifi, plain());
  EXPECT_TRUE(outcome.connected);
  EXPECT_FALSE(outcome.selected);
  ASSERT_EQ(letters_.sent.size(), 1u);
  EXPECT_EQ(letters_.sent[0].to, wifi);
  const stun::Message answer = letters_.last();
  EXPECT_EQ(answer.kind, stun::Kind::success);
  EXPECT_EQ(answer.mapped_address, wifi);
  EXPECT_EQ(answer.transaction[0], std::byte{1});
  EXPECT_TRUE(answer.has_fingerprint);
  EXPECT_TRUE(stun::is_authentic(answer, "our password=="));
  EXPECT_LE(letters_.sent[0].bytes.size(), plain().size());
  EXPECT_TRUE(agent_.knows(wifi));
  EXPECT_FALSE(agent_.selected());
}

TEST_F(IceLiteAgent, unauthenticated_input_earns_no_answer_at_all) {
  CheckWords wrong_password = words();
  wrong_password.password = "our password";
  CheckWords other_leg = words();
  other_leg.username = "other:theirs";
  CheckWords other_peer = words();
  other_peer.username = "ours:other";
  CheckWords longer = words();
  longer.username = "ours:theirs2";
  const std::pair<base::Bytes, Drop> table[] = {
      {check(wrong_password), Drop::unauthenticated},
      {check(other_leg), Drop::not_for_us},
      {check(other_peer), Drop::not_for_us},
      {check(longer), Drop::not_for_us},
      {*base::from_hex("000100002112a442000000000000000000000000"), Drop::not_for_us},
      {*base::from_hex("001100002112a442000000000000000000000000"), Drop::not_for_us},
      {stun::Writer(stun::Kind::success, {}).sealed("our password=="), Drop::not_for_us}};
  for (const auto& [bytes, drop] : table) {
    const Outcome outcome = hear(wifi, bytes);
    EXPECT_EQ(outcome.dropped, drop);
    EXPECT_FALSE(outcome.connected);
  }
  EXPECT_TRUE(letters_.sent.empty());
  EXPECT_FALSE(agent_.knows(wifi));
}

TEST_F(IceLiteAgent, nomination_may_be_aggressive_or_late) {
  EXPECT_TRUE(hear(wifi, nominating()).selected);
  EXPECT_EQ(agent_.selected(), wifi);
  LiteAgent late({"ours", "our password=="}, "theirs", start);
  EXPECT_FALSE(late.on_message(wifi, *stun::parse(plain()), now_, letters_).selected);
  EXPECT_TRUE(late.on_message(wifi, *stun::parse(nominating()), now_, letters_).selected);
}

TEST_F(IceLiteAgent, the_newest_nomination_wins_and_the_rest_moves_nothing) {
  hear(wifi, nominating());
  EXPECT_FALSE(hear(mobile, plain()).selected);
  EXPECT_EQ(agent_.selected(), wifi);
  EXPECT_TRUE(hear(mobile, nominating()).selected);
  EXPECT_EQ(agent_.selected(), mobile);
  EXPECT_FALSE(hear(mobile, nominating()).selected) << "the same again is no news";
  EXPECT_TRUE(hear(wifi, nominating()).selected);
}

TEST_F(IceLiteAgent, a_new_mapping_of_the_peer_is_followed_once_the_old_one_is_silent) {
  hear(wifi, nominating());
  now_ += LiteAgent::follow_after - base::seconds(1);
  EXPECT_FALSE(hear(mobile, plain()).selected);
  now_ += base::seconds(2);
  EXPECT_TRUE(hear(mobile, plain()).selected);
  EXPECT_EQ(agent_.selected(), mobile);
}

TEST_F(IceLiteAgent, four_addresses_are_known_and_the_selected_one_is_never_pushed_out) {
  hear(wifi, nominating());
  for (std::uint16_t port = 1; port <= 6; ++port) {
    now_ += base::milliseconds(1);
    hear(at("203.0.113.30", port), plain());
  }
  EXPECT_TRUE(agent_.knows(wifi));
  EXPECT_FALSE(agent_.knows(at("203.0.113.30", 3)));
  for (std::uint16_t port = 4; port <= 6; ++port) EXPECT_TRUE(agent_.knows(at("203.0.113.30", port)));
}

TEST_F(IceLiteAgent, thirty_seconds_without_a_check_are_the_end) {
  hear(wifi, nominating());
  now_ += base::seconds(20);
  hear(wifi, plain());
  EXPECT_EQ(agent_.next_deadline(), now_ + LiteAgent::silence_max);
  now_ += base::seconds(29);
  EXPECT_FALSE(agent_.on_time(now_).lost);
  now_ += base::seconds(1);
  EXPECT_TRUE(agent_.on_time(now_).lost);
  EXPECT_FALSE(agent_.next_deadline());
  EXPECT_EQ(hear(wifi, plain()).dropped, Drop::not_for_us);
}

TEST_F(IceLiteAgent, forged_checks_do_not_keep_a_dead_leg_alive) {
  CheckWords forged = words();
  forged.password = "guess";
  for (int i = 0; i < 29; ++i) {
    now_ += base::seconds(1);
    hear(wifi, check(forged));
  }
  now_ += base::seconds(1);
  EXPECT_TRUE(agent_.on_time(now_).lost);
}

TEST_F(IceLiteAgent, a_peer_that_believes_itself_controlled_is_told_to_control) {
  CheckWords controlled = words(true);
  controlled.claim = Claim::controlled;
  const Outcome outcome = hear(wifi, check(controlled));
  EXPECT_FALSE(outcome.selected);
  EXPECT_EQ(letters_.last().error_code, 487);
  EXPECT_TRUE(stun::is_authentic(letters_.last(), "our password=="));
}

TEST_F(IceLiteAgent, an_old_peer_without_a_role_is_taken) {
  CheckWords silent = words(true);
  silent.claim = Claim::nothing;
  EXPECT_TRUE(hear(wifi, check(silent)).selected);
}

TEST_F(IceLiteAgent, what_it_does_not_understand_it_names_to_an_authentic_peer_only) {
  CheckWords forged = words();
  forged.password = "guess";
  EXPECT_EQ(hear(wifi, check_with_unknown_attribute(forged, 0x7f01)).dropped, Drop::unauthenticated);
  EXPECT_TRUE(letters_.sent.empty());
  EXPECT_FALSE(hear(wifi, check_with_unknown_attribute(words(), 0x7f01)).connected);
  EXPECT_EQ(letters_.last().error_code, 420);
}

}  // namespace
}  // namespace media::ice
