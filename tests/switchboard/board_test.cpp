// The switchboard on a real port: two peers of it call through the loopback network, with sound, recording and mix.
#include "switchboard/board.h"

#include <gtest/gtest.h>

#include <fstream>

#include "guest.h"
#include "support/ogg_pages.h"
#include "support/run_until.h"
#include "support/temp_folder.h"
#include "tone.h"

namespace switchboard {

namespace {

using control::NewsKind;
using control::Side;
using Kind = support::MediaPeer::Kind;

constexpr double customer_hz = 440;
constexpr double agent_hz = 1000;

struct BoardTest : ::testing::Test {
  BoardTest() {
    board.news().on_news([this](const control::News& it) { news.push_back(it); });
  }

  std::string make_leg(Guest& guest, const std::string& leg, Side side) {
    const auto made =
        board.make_leg({.call = "call1", .leg = leg, .side = side, .offer_sdp = guest.peer.offer(), .record = true});
    if (!made) return made.error().name;
    guest.take_answer(made->answer_sdp);
    return "";
  }

  [[nodiscard]] const control::News* find(NewsKind kind, Side side) const {
    for (const auto& it : news) {
      if (it.kind == kind && it.side == side) return &it;
    }
    return nullptr;
  }
  template <class Happened>
  [[nodiscard]] bool run_until(Happened happened) {
    return support::run_until(loop, happened, base::seconds(20));
  }
  void connect_both() {
    ASSERT_EQ(make_leg(customer, "leg-c", Side::customer), "");
    ASSERT_EQ(make_leg(agent, "leg-a", Side::agent), "");
    ASSERT_TRUE(run_until(
        [&] { return find(NewsKind::leg_connected, Side::customer) && find(NewsKind::leg_connected, Side::agent); }));
    ASSERT_TRUE(run_until([&] { return customer.peer.is_connected() && agent.peer.is_connected(); }));
  }
  base::Bytes file_of(Side side) const {
    std::ifstream file(track_path(folder.path(), "call1", side), std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    return base::to_bytes(text);
  }

  support::TempFolder folder;
  base::SystemClock clock;
  crypto::SystemRandom random;
  net::Loop loop;
  std::vector<control::News> news;
  Board board{{.bind = base::Endpoint::from_text("127.0.0.1", 0).value(),
               .announce = {base::Endpoint::from_text("127.0.0.1", 0).value()},
               .recordings = folder.path()},
              loop, clock, random};
  ToneMaker customer_tone{customer_hz};
  ToneMaker agent_tone{agent_hz};
  Guest customer{loop, Kind::relay, [this] { return customer_tone.next(); }};
  Guest agent{loop, Kind::browser, [this] { return agent_tone.next(); }};
};

std::vector<base::Bytes> payloads(const support::MediaPeer& peer) {
  std::vector<base::Bytes> list;
  for (const auto& heard : peer.heard()) list.push_back(heard.payload);
  return list;
}

TEST_F(BoardTest, a_whole_call_with_sound_recording_and_mix) {
  connect_both();
  customer.start_speaking();
  agent.start_speaking();
  loop.run_for(base::milliseconds(300));
  EXPECT_TRUE(customer.peer.heard().empty()) << "the gate is shut";
  EXPECT_TRUE(customer.peer.reports().empty());

  ASSERT_TRUE(board.open_gate("call1"));
  loop.run_for(base::milliseconds(1500));
  EXPECT_GT(share_of(agent_hz, decoded(payloads(customer.peer))), 0.5);
  EXPECT_GT(share_of(customer_hz, decoded(payloads(agent.peer))), 0.5);
  EXPECT_TRUE(find(NewsKind::leg_first_sound, Side::agent));
  EXPECT_TRUE(find(NewsKind::leg_first_sound, Side::customer));

  ASSERT_TRUE(board.end_call("call1", "hung_up"));
  ASSERT_TRUE(run_until([&] { return find(NewsKind::recording_done, Side::mix) != nullptr; }));
  for (const Side side : {Side::customer, Side::agent, Side::mix}) {
    const auto* done = find(NewsKind::recording_done, side);
    ASSERT_TRUE(done);
    const auto file = file_of(side);
    EXPECT_EQ(static_cast<std::size_t>(done->bytes), file.size());
    EXPECT_NEAR(static_cast<double>(done->duration_us), 1.5e6, 0.2e6);
    const auto samples = decoded(support::ogg_sound(file));
    EXPECT_EQ(share_of(customer_hz, samples) > 0.2, side != Side::agent);
    EXPECT_EQ(share_of(agent_hz, samples) > 0.2, side != Side::customer);
  }
  EXPECT_EQ(board.status()->calls, 0u);
}

TEST_F(BoardTest, tells_how_its_calls_are) {
  connect_both();
  ASSERT_TRUE(board.open_gate("call1"));
  customer.start_speaking();
  loop.run_for(base::milliseconds(400));
  const auto status = board.status();
  EXPECT_EQ(status->calls, 1u);
  EXPECT_EQ(status->legs, 2u);
  EXPECT_EQ(status->udp_port, board.local_endpoint().port);
  const auto listed = board.list_calls();
  ASSERT_EQ(listed->size(), 1u);
  EXPECT_TRUE(listed->at(0).is_customer_connected);
  EXPECT_TRUE(listed->at(0).is_gate_open);
  const auto call = board.call_status("call1");
  ASSERT_TRUE(call);
  ASSERT_EQ(call->legs.size(), 2u);
  EXPECT_EQ(call->legs[0].ice, "connected");
  EXPECT_EQ(call->legs[0].dtls, "done");
  EXPECT_EQ(call->legs[0].srtp_profile, "AEAD_AES_128_GCM");
  EXPECT_GE(call->legs[0].packets_in, 15u);
  EXPECT_GE(call->legs[1].packets_out, 15u);
  EXPECT_EQ(call->legs[0].remote, customer.peer.address().text());
  EXPECT_EQ(board.call_status("other").error().name, "call.unknown");
}

TEST_F(BoardTest, ends_everything_with_whole_files) {
  {
    connect_both();
    ASSERT_TRUE(board.open_gate("call1"));
    agent.start_speaking();
    loop.run_for(base::milliseconds(500));
    board.end_all("switchboard.stopped");
    ASSERT_TRUE(run_until(
        [&] { return find(NewsKind::recording_done, Side::agent) && find(NewsKind::recording_done, Side::customer); }));
  }
  EXPECT_TRUE(support::ogg_pages(file_of(Side::agent)).back().is_last);
}

TEST_F(BoardTest, refuses_what_cannot_be_a_call) {
  EXPECT_EQ(make_leg(agent, "leg-a", Side::agent), "call.unknown");
  EXPECT_EQ(board.make_leg({.call = "c", .leg = "l", .offer_sdp = "nonsense"}).error().name, "sdp.invalid");
  EXPECT_EQ(board.open_gate("call1").error().name, "call.unknown");
  EXPECT_TRUE(board.end_leg("nobody"));
  EXPECT_TRUE(board.end_call("nobody", "x"));
}

}  // namespace

}  // namespace switchboard
