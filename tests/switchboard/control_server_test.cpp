#include "switchboard/control_server.h"

#include <gtest/gtest.h>

#include <thread>

#include "control/client.h"
#include "control/news_reader.h"
#include "support/fake_clock.h"
#include "support/run_until.h"
#include "support/seeded_random.h"
#include "support/temp_folder.h"

namespace switchboard {

namespace {

using std::chrono::milliseconds;

// Remembers what it was asked.
class FakeBoard final : public control::Switchboard {
 public:
  base::Result<control::LegMade> make_leg(const control::MakeLeg& request) override {
    if (request.offer_sdp.empty()) return base::refuse("sdp.invalid", "no offer");
    return control::LegMade{.answer_sdp = "answer to " + request.offer_sdp};
  }
  base::Result<void> open_gate(std::string_view call) override {
    return asked.push_back("gate " + std::string(call)), base::Result<void>{};
  }
  base::Result<void> end_leg(std::string_view leg) override {
    return asked.push_back("leg " + std::string(leg)), base::Result<void>{};
  }
  base::Result<void> end_call(std::string_view call, std::string_view reason) override {
    asked.push_back("call " + std::string(call) + " " + std::string(reason));
    return {};
  }
  base::Result<control::Status> status() override { return control::Status{.boot_id = "boot", .calls = 7}; }
  base::Result<std::vector<control::CallListed>> list_calls() override {
    return std::vector<control::CallListed>{{.call = "c"}};
  }
  base::Result<control::CallStatus> call_status(std::string_view) override {
    return base::refuse("call.unknown", "no such call");
  }

  std::vector<std::string> asked;
};

struct ControlServerTest : ::testing::Test {
  // Runs `what` on a thread of its own while the loop works.
  void meanwhile(std::function<void()> what) {
    std::atomic<bool> is_done = false;
    std::jthread thread([&] {
      what();
      is_done = true;
    });
    EXPECT_TRUE(support::run_until(loop, [&] { return is_done.load(); }, base::seconds(20)));
  }

  support::TempFolder folder;
  std::filesystem::path path = folder.file("media.sock");
  net::Loop loop;
  support::FakeClock clock;
  support::SeededRandom random;
  NewsDesk news{clock.now(), random};
  FakeBoard board;
  ControlServer server{net::UnixListener::open(loop, path), board, news, clock};
};

TEST_F(ControlServerTest, every_verb_reaches_the_switchboard) {
  meanwhile([this] {
    control::Client client(path);
    EXPECT_EQ(client.make_leg({.call = "c", .leg = "l", .offer_sdp = "v=0"})->answer_sdp, "answer to v=0");
    EXPECT_EQ(client.make_leg({.call = "c", .leg = "l"}).error().name, "sdp.invalid");
    EXPECT_TRUE(client.open_gate("c"));
    EXPECT_TRUE(client.end_leg("l"));
    EXPECT_TRUE(client.end_call("c", "hung_up"));
    EXPECT_EQ(client.status()->calls, 7u);
    EXPECT_EQ(client.list_calls()->at(0).call, "c");
    EXPECT_EQ(client.call_status("c").error().name, "call.unknown");
  });
  EXPECT_EQ(board.asked, (std::vector<std::string>{"gate c", "leg l", "call c hung_up"}));
}

TEST_F(ControlServerTest, nonsense_is_refused_and_the_connection_lives_on) {
  meanwhile([this] {
    control::Connection connection;
    ASSERT_TRUE(connection.open(path, milliseconds(500)));
    ASSERT_TRUE(connection.send(R"({"v":1,"id":5,"do":"dance"})", milliseconds(500)));
    const auto reply = control::read_reply(connection.receive(milliseconds(1000)).value());
    EXPECT_EQ(reply->id, 5u);
    EXPECT_EQ(reply->reply.error().name, "control.invalid");
    ASSERT_TRUE(connection.send("\x01\x02", milliseconds(500)));
    EXPECT_EQ(control::read_reply(connection.receive(milliseconds(1000)).value())->reply.error().name,
              "control.invalid");
  });
}

TEST_F(ControlServerTest, a_client_that_asks_too_much_is_told_so) {
  meanwhile([this] {
    control::Client client(path);
    std::size_t refused = 0;
    for (std::uint32_t i = 0; i < requests_a_second_max + 10; ++i) {
      if (!client.open_gate("c")) ++refused;
    }
    EXPECT_EQ(refused, 10u) << "the clock stands still";
    control::Client other(path);
    EXPECT_TRUE(other.open_gate("c")) << "others do not suffer";
  });
}

TEST_F(ControlServerTest, news_wait_for_a_reader_and_go_when_acknowledged) {
  for (int i = 0; i < 3; ++i) news.tell({.kind = control::NewsKind::call_ended, .call = "c"});
  meanwhile([this] {
    control::NewsReader reader(path, {});
    for (std::uint64_t number = 1; number <= 3; ++number) EXPECT_EQ(reader.next(milliseconds(1000))->number, number);
    reader.acknowledge(2);
    loop.post([this] { news.tell({.kind = control::NewsKind::call_ended, .call = "d"}); });
    EXPECT_EQ(reader.next(milliseconds(1000))->call, "d");
  });
  EXPECT_EQ(news.waiting(), 2u);
  meanwhile([this] {
    control::NewsReader again(path, {.boot_id = news.boot_id(), .number = 3});
    EXPECT_EQ(again.next(milliseconds(1000))->number, 4u) << "only what is newer";
    control::NewsReader of_old(path, {.boot_id = "another life", .number = 900});
    EXPECT_EQ(of_old.next(milliseconds(1000))->number, 3u) << "numbers of another life mean nothing";
  });
}

}  // namespace

}  // namespace switchboard
