// What strangers may throw at the port, and what it does not do to a call.
#include <gtest/gtest.h>

#include "media/stun/writer.h"
#include "world.h"

namespace media::session {

namespace {

const base::Endpoint stranger = at("198.18.0.66", 6666);

struct UnderAttack : ::testing::Test {
  void SetUp() override {
    caller = &world.customer();
    agent = &world.agent();
    ASSERT_TRUE(world.run_until([&] { return world.events_of<LegConnected>().size() == 2; }));
    world.exchange.open_gate("call-1", world.now());
    caller->start_speaking();
    agent->start_speaking();
    world.run_for(seconds(1));
  }

  void throw_in(const base::Endpoint& from, base::Bytes bytes) { world.exchange.on_datagram(from, bytes, world.now()); }

  // The call goes on as if nothing had been.
  void expect_undisturbed() {
    const auto before = caller->heard_of('a').size();
    world.run_for(seconds(1));
    EXPECT_GE(caller->heard_of('a').size(), before + 48);
    EXPECT_TRUE(world.events_of<LegOver>().empty());
    EXPECT_EQ(caller->peer.refused(), 0u);
  }

  [[nodiscard]] bool was_answered(const base::Endpoint& to) const {
    return std::any_of(world.sent.begin(), world.sent.end(), [&](const World::Sent& it) { return it.to == to; });
  }

  [[nodiscard]] const Leg& leg(Side side) const { return *world.exchange.find("call-1")->seat(side)->leg; }

  World world;
  World::Guest* caller = nullptr;
  World::Guest* agent = nullptr;
};

TEST_F(UnderAttack, garbage_earns_no_answer) {
  std::mt19937 random(7);
  for (int i = 0; i < 50'000; ++i) {
    base::Bytes bytes(random() % 300);
    for (std::byte& byte : bytes) byte = static_cast<std::byte>(random() & 0xff);
    throw_in(stranger, std::move(bytes));
  }
  EXPECT_FALSE(was_answered(stranger));
  EXPECT_GT(world.exchange.refusals().count_of("datagram.unknown_kind"), 0u);
  EXPECT_GT(world.exchange.refusals().count_of("srtp.unchecked_address"), 0u);
  expect_undisturbed();
}

TEST_F(UnderAttack, a_client_hello_from_an_unchecked_address_never_reaches_dtls) {
  throw_in(stranger, base::from_hex("16fefd000000000000000000300100002400000000000000242c0303").value());
  EXPECT_EQ(world.exchange.refusals().count_of("dtls.unchecked_address"), 1u);
  EXPECT_FALSE(was_answered(stranger));
  expect_undisturbed();
}

TEST_F(UnderAttack, a_stun_request_with_a_guessed_name_or_a_wrong_password_is_dropped) {
  const std::string ufrag = leg(Side::agent).ice().ufrag();
  for (const std::string& name : {std::string("nobody:x"), ufrag + ":x"}) {
    stun::Writer writer(stun::Kind::request, {});
    writer.username(name);
    writer.priority(1);
    writer.controlling(1);
    writer.use_candidate();
    throw_in(stranger, writer.sealed("a password that is long enough"));
  }
  EXPECT_EQ(world.exchange.refusals().count_of("stun.unknown_ufrag"), 1u);
  EXPECT_FALSE(was_answered(stranger));
  expect_undisturbed();
}

TEST_F(UnderAttack, a_replayed_packet_is_dropped_and_a_flipped_one_too) {
  const base::Bytes packet = agent->peer.last_sent();
  world.run_for(milliseconds(10));
  throw_in(agent->peer.address(), packet);
  EXPECT_EQ(leg(Side::agent).refusals().count_of("srtp.replayed"), 1u);
  base::Bytes flipped = packet;
  flipped.back() ^= std::byte{1};
  flipped[3] ^= std::byte{0x40};
  throw_in(agent->peer.address(), flipped);
  EXPECT_EQ(leg(Side::agent).refusals().count_of("srtp.bad_tag"), 1u);
  expect_undisturbed();
}

TEST_F(UnderAttack, a_right_packet_from_another_address_is_dropped) {
  throw_in(stranger, agent->peer.last_sent());
  EXPECT_GT(world.exchange.refusals().count_of("srtp.unchecked_address"), 0u);
  expect_undisturbed();
}

TEST_F(UnderAttack, a_packet_of_the_other_leg_is_dropped) {
  throw_in(caller->peer.address(), agent->peer.last_sent());
  EXPECT_EQ(leg(Side::customer).refusals().count_of("srtp.bad_tag"), 1u);
  expect_undisturbed();
}

TEST_F(UnderAttack, forged_handshake_records_from_the_right_address_end_nothing) {
  // Alerts and hellos in epoch 0 after the handshake: the source address can be forged.
  throw_in(agent->peer.address(), base::from_hex("15fefd0000000000000009000202" "28").value());
  throw_in(agent->peer.address(), base::from_hex("15fefd000000000000000a00020100").value());
  throw_in(agent->peer.address(), base::from_hex("16fefd000000000000000000300100002400000000000000242c0303").value());
  expect_undisturbed();
}

TEST(session_attack, a_wrong_certificate_never_connects_in_either_role) {
  World world;
  auto& caller = world.join(
      "c", "l", Side::customer,
      {.kind = support::MediaPeer::Kind::relay, .address = at("203.0.113.49", 3480), .lies_about_certificate = true});
  world.run_for(seconds(3));
  EXPECT_FALSE(caller.peer.is_connected());
  auto over = world.events_of<LegOver>();
  ASSERT_EQ(over.size(), 1u);
  EXPECT_EQ(over[0].reason, "dtls.wrong_certificate");
  EXPECT_EQ(world.exchange.call_count(), 0u);

  world.customer("d");
  world.join("d", "m", Side::agent,
             {.kind = support::MediaPeer::Kind::browser,
              .address = at("198.51.100.7", 50'001),
              .lies_about_certificate = true});
  world.run_for(seconds(3));
  over = world.events_of<LegOver>();
  ASSERT_EQ(over.size(), 2u);
  EXPECT_EQ(over[1].reason, "dtls.wrong_certificate");
  EXPECT_EQ(world.exchange.call_count(), 1u) << "the customer stays";
}

}  // namespace

}  // namespace media::session
