// The full agent message by message, on a network that does not exist.
#include "media/ice/full_agent.h"

#include <gtest/gtest.h>

#include "media/ice/checks.h"
#include "media/ice/world.h"

namespace media::ice {
namespace {

constexpr base::SteadyTime start{base::seconds(1000)};
const base::Endpoint relay = at("157.240.0.10", 3480);
const base::Endpoint relay_v6 = at("2a03:2880::10", 3480);
const base::Endpoint stranger = at("203.0.113.66", 6666);

// A lite peer as Meta is: its IPv6 candidate has the higher priority, its password has padding.
Remote meta() {
  return {.credentials = {"metaufrag0123456", "PkKvJ0pR3nUuLzWm1xYt2A=="},
          .is_lite = true,
          .candidates = {candidate_at(relay, 2122260223), candidate_at(relay_v6, 2122262783)}};
}

class IceFullAgent : public testing::Test {
 protected:
  IceFullAgent() : agent_(make_credentials(random_), {}, random_) {}

  void begin(const Remote& remote, Offerer offerer = Offerer::they) {
    remote_ = remote;
    agent_.start(remote, offerer, now_);
    tick();
  }

  // Lets the deadlines of `time` pass one by one.
  Outcome tick(base::microseconds time = base::microseconds(0)) {
    Outcome all;
    const base::SteadyTime end = now_ + time;
    while (agent_.next_deadline().value_or(base::SteadyTime::max()) <= end) {
      now_ = std::max(now_, *agent_.next_deadline());
      const Outcome outcome = agent_.on_time(now_, letters_);
      all.selected |= outcome.selected;
      all.lost |= outcome.lost;
    }
    now_ = end;
    return all;
  }

  Outcome answer(const Letters::Letter& check, stun::Kind kind = stun::Kind::success,
                 std::optional<base::Endpoint> from = {}, std::optional<std::string> password = {}) {
    stun::Writer writer(kind, stun::parse(check.bytes)->transaction);
    if (kind == stun::Kind::success) writer.mapped_address(at("198.51.100.1", 777));
    if (kind == stun::Kind::error) writer.error(stun::ErrorCode::role_conflict);
    const base::Bytes bytes = writer.sealed(password.value_or(remote_.credentials.password));
    return agent_.on_message(from.value_or(check.to), *stun::parse(bytes), now_, letters_);
  }

  Outcome hear(const base::Endpoint& from, bool use_candidate, Claim claim, std::uint64_t tie_breaker = 0) {
    const base::Bytes bytes = check({.username = agent_.local().ufrag + ":" + remote_.credentials.ufrag,
                                     .password = agent_.local().password,
                                     .use_candidate = use_candidate,
                                     .claim = claim,
                                     .tie_breaker = tie_breaker});
    return agent_.on_message(from, *stun::parse(bytes), now_, letters_);
  }

  // All that went out since the last call.
  std::vector<Letters::Letter> sent() { return std::exchange(letters_.sent, {}); }

  base::SteadyTime now_ = start;
  support::SeededRandom random_;
  FullAgent agent_;
  Remote remote_;
  Letters letters_;
};

TEST_F(IceFullAgent, a_check_says_all_that_a_lite_peer_needs) {
  begin(meta());
  const auto letters = sent();
  ASSERT_EQ(letters.size(), 1u);
  EXPECT_EQ(letters[0].to, relay_v6);
  const stun::Message check = *stun::parse(letters[0].bytes);
  EXPECT_EQ(check.kind, stun::Kind::request);
  EXPECT_EQ(check.username, "metaufrag0123456:" + agent_.local().ufrag);
  EXPECT_TRUE(check.controlling);
  EXPECT_FALSE(check.controlled);
  EXPECT_FALSE(check.use_candidate);
  EXPECT_EQ(*check.priority >> 24, 110u);
  EXPECT_TRUE(check.has_fingerprint);
  EXPECT_TRUE(stun::is_authentic(check, meta().credentials.password));
  EXPECT_EQ(transaction_tag(check.transaction), agent_.tag());
}

TEST_F(IceFullAgent, checks_go_out_every_50_ms_and_are_repeated_with_the_same_transaction) {
  begin(meta());
  tick(base::milliseconds(199));
  const auto letters = sent();
  ASSERT_EQ(letters.size(), 4u);
  EXPECT_EQ(letters[1].to, relay);
  EXPECT_EQ(letters[2].bytes, letters[0].bytes);
  EXPECT_EQ(letters[3].bytes, letters[1].bytes);
}

TEST_F(IceFullAgent, without_ipv6_only_the_ipv4_candidate_is_checked) {
  FullAgent agent(make_credentials(random_), {.v4 = true, .v6 = false}, random_);
  agent.start(meta(), Offerer::they, now_);
  for (int i = 0; i < 10; ++i) agent.on_time(*agent.next_deadline(), letters_);
  for (const auto& letter : sent()) EXPECT_EQ(letter.to, relay);
}

TEST_F(IceFullAgent, towards_a_lite_peer_it_controls_whoever_offered) {
  FullAgent offering(make_credentials(random_), {}, random_);
  offering.start(meta(), Offerer::we, now_);
  EXPECT_TRUE(offering.is_controlling());
  begin(meta(), Offerer::they);
  EXPECT_TRUE(agent_.is_controlling());
  Remote full = meta();
  full.is_lite = false;
  FullAgent answering(make_credentials(random_), {}, random_);
  answering.start(full, Offerer::they, now_);
  EXPECT_FALSE(answering.is_controlling());
}

TEST_F(IceFullAgent, the_best_pair_is_nominated_as_soon_as_it_works) {
  begin(meta());
  const auto first = sent();
  const Outcome outcome = answer(first[0]);
  EXPECT_TRUE(outcome.connected);
  EXPECT_FALSE(outcome.selected);
  const auto nomination = sent();
  ASSERT_EQ(nomination.size(), 1u);
  EXPECT_EQ(nomination[0].to, relay_v6);
  EXPECT_TRUE(stun::parse(nomination[0].bytes)->use_candidate);
  EXPECT_NE(stun::parse(nomination[0].bytes)->transaction, stun::parse(first[0].bytes)->transaction);
  EXPECT_FALSE(agent_.selected());
  EXPECT_TRUE(answer(nomination[0]).selected);
  EXPECT_EQ(agent_.selected(), relay_v6);
  EXPECT_TRUE(agent_.knows(relay_v6));
  EXPECT_FALSE(agent_.knows(relay));
  EXPECT_EQ(agent_.mapped_address(), at("198.51.100.1", 777));
}

TEST_F(IceFullAgent, a_lesser_pair_waits_a_tenth_of_a_second_for_its_better) {
  begin(meta());
  tick(base::milliseconds(50));
  answer(sent()[1]);
  for (const auto& letter : sent()) EXPECT_FALSE(stun::parse(letter.bytes)->use_candidate);
  tick(base::milliseconds(100));
  const auto nomination = sent().back();
  EXPECT_EQ(nomination.to, relay);
  EXPECT_TRUE(stun::parse(nomination.bytes)->use_candidate);
  EXPECT_TRUE(answer(nomination).selected);
}

TEST_F(IceFullAgent, a_nomination_is_repeated_until_it_is_answered_and_another_pair_tried_when_it_never_is) {
  begin(meta());
  tick(base::milliseconds(50));
  const auto checks = sent();
  answer(checks[0]);
  answer(checks[1]);
  tick(base::milliseconds(500));
  for (const auto& letter : sent()) {
    EXPECT_TRUE(stun::parse(letter.bytes)->use_candidate);
    EXPECT_EQ(letter.to, relay_v6);
  }
  tick(base::milliseconds(2000));
  const auto later = sent();
  EXPECT_TRUE(std::ranges::any_of(later, [](const auto& letter) {
    return letter.to == relay && stun::parse(letter.bytes)->use_candidate;
  }));
}

TEST_F(IceFullAgent, responses_must_be_authentic_asked_for_and_from_where_we_asked) {
  begin(meta());
  const auto check = sent().front();
  EXPECT_EQ(answer(check, stun::Kind::success, {}, "guess").dropped, Drop::unauthenticated);
  EXPECT_EQ(answer(check, stun::Kind::success, stranger).dropped, Drop::other_address);
  EXPECT_FALSE(agent_.knows(stranger));
  EXPECT_TRUE(answer(check).connected);
  EXPECT_EQ(answer(check).dropped, Drop::unknown_check) << "the same answer again";
}

TEST_F(IceFullAgent, an_error_means_ask_again_with_a_new_transaction) {
  begin(meta());
  const auto check = sent().front();
  EXPECT_EQ(answer(check, stun::Kind::error).dropped, Drop::refused);
  EXPECT_TRUE(agent_.is_controlling()) << "a lite peer never makes us change our role";
  tick(base::milliseconds(100));
  const auto again = sent().back();
  EXPECT_EQ(again.to, check.to);
  EXPECT_NE(again.bytes, check.bytes);
  EXPECT_TRUE(answer(again).connected);
}

TEST_F(IceFullAgent, before_its_start_it_says_nothing) {
  EXPECT_FALSE(agent_.next_deadline());
  EXPECT_EQ(hear(relay, true, Claim::controlling).dropped, Drop::not_for_us);
  EXPECT_TRUE(letters_.sent.empty());
}

TEST_F(IceFullAgent, unauthenticated_requests_earn_no_answer_and_no_check) {
  Remote full = meta();
  full.is_lite = false;
  full.candidates.clear();
  begin(full);
  const base::Bytes forged =
      check({.username = agent_.local().ufrag + ":" + full.credentials.ufrag, .password = "guess"});
  EXPECT_EQ(agent_.on_message(stranger, *stun::parse(forged), now_, letters_).dropped, Drop::unauthenticated);
  tick(base::seconds(1));
  EXPECT_TRUE(sent().empty());
}

TEST_F(IceFullAgent, an_unknown_address_with_our_password_is_learned_and_checked) {
  Remote full = meta();
  full.is_lite = false;
  full.candidates = {{.address = "0a1b2c3d.local", .port = 50000, .priority = 9}};
  begin(full);
  hear(stranger, false, Claim::controlling);
  EXPECT_EQ(letters_.last().kind, stun::Kind::success);
  EXPECT_TRUE(agent_.knows(stranger));
  sent();
  tick(base::milliseconds(50));
  const auto letters = sent();
  ASSERT_EQ(letters.size(), 1u);
  EXPECT_EQ(letters[0].to, stranger);
  EXPECT_TRUE(stun::parse(letters[0].bytes)->controlled);
  EXPECT_TRUE(answer(letters[0]).connected);
  EXPECT_FALSE(agent_.selected()) << "the peer controls, and has not nominated yet";
  EXPECT_TRUE(hear(stranger, true, Claim::controlling).selected);
}

TEST_F(IceFullAgent, a_nomination_before_the_pair_works_counts_when_it_does) {
  Remote full = meta();
  full.is_lite = false;
  begin(full);
  sent();
  EXPECT_FALSE(hear(stranger, true, Claim::controlling).selected);
  tick(base::milliseconds(50));
  EXPECT_TRUE(answer(sent().back()).selected);
  EXPECT_EQ(agent_.selected(), stranger);
}

TEST_F(IceFullAgent, an_older_check_that_took_longer_takes_no_nomination_back) {
  Remote full = meta();
  full.is_lite = false;
  begin(full);
  sent();
  hear(stranger, true, Claim::controlling);
  hear(stranger, false, Claim::controlling);
  tick(base::milliseconds(50));
  EXPECT_TRUE(answer(sent().back()).selected);
}

TEST_F(IceFullAgent, when_both_want_the_same_role_the_greater_tie_breaker_controls) {
  struct Row {
    Offerer offerer;
    Claim claim;
    std::uint64_t tie_breaker;
    bool controls_afterwards;
    std::optional<std::uint16_t> error;
  };
  constexpr std::uint64_t greatest = ~std::uint64_t{0};
  const Row table[] = {
      {Offerer::we, Claim::controlling, 0, true, 487},      {Offerer::we, Claim::controlling, greatest, false, {}},
      {Offerer::they, Claim::controlled, 0, true, {}},      {Offerer::they, Claim::controlled, greatest, false, 487},
      {Offerer::we, Claim::controlled, greatest, true, {}}, {Offerer::they, Claim::controlling, greatest, false, {}}};
  for (const Row& row : table) {
    remote_ = meta();
    remote_.is_lite = false;
    FullAgent agent(agent_.local(), {}, random_);
    agent.start(remote_, row.offerer, now_);
    const base::Bytes request = check({.username = agent.local().ufrag + ":" + remote_.credentials.ufrag,
                                       .password = agent.local().password,
                                       .claim = row.claim,
                                       .tie_breaker = row.tie_breaker});
    agent.on_message(relay, *stun::parse(request), now_, letters_);
    EXPECT_EQ(agent.is_controlling(), row.controls_afterwards);
    EXPECT_EQ(letters_.last().error_code, row.error);
  }
}

TEST_F(IceFullAgent, a_conflict_reported_by_a_full_peer_changes_our_role_once) {
  Remote full = meta();
  full.is_lite = false;
  begin(full, Offerer::we);
  tick(base::milliseconds(50));
  const auto checks = sent();
  answer(checks[0], stun::Kind::error);
  EXPECT_FALSE(agent_.is_controlling());
  EXPECT_EQ(answer(checks[1], stun::Kind::error).dropped, Drop::unknown_check);
  EXPECT_FALSE(agent_.is_controlling()) << "the second report is about the old role";
  tick(base::milliseconds(50));
  EXPECT_TRUE(stun::parse(sent().back().bytes)->controlled);
}

TEST_F(IceFullAgent, the_pace_slows_down_and_the_search_ends) {
  begin(meta());
  tick(base::seconds(10));
  sent();
  tick(base::seconds(10));
  EXPECT_NEAR(static_cast<double>(sent().size()), 50, 2);
  EXPECT_FALSE(tick(base::seconds(99)).lost);
  EXPECT_TRUE(tick(base::seconds(1)).lost);
  EXPECT_FALSE(agent_.next_deadline());
  sent();
  EXPECT_EQ(hear(relay, true, Claim::controlling).dropped, Drop::not_for_us);
  EXPECT_TRUE(sent().empty());
}

}  // namespace
}  // namespace media::ice
