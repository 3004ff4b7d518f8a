#include "control/client.h"

#include <gtest/gtest.h>

#include "plain_server.h"
#include "support/temp_folder.h"

namespace control {

namespace {

using Frames = std::vector<std::string>;

struct ClientTest : ::testing::Test {
  support::TempFolder folder;
  std::filesystem::path path = folder.file("media.sock");
};

TEST_F(ClientTest, asks_and_understands) {
  const PlainServer server(path, [](const std::string& frame) {
    const auto request = read_request(frame).value();
    EXPECT_EQ(std::get<MakeLeg>(request.request).leg, "l");
    return Frames{write_reply(request.id, to_json(LegMade{"v=0"}))};
  });
  Client client(path);
  const auto made = client.make_leg({.call = "c", .leg = "l"});
  ASSERT_TRUE(made) << made.error().detail;
  EXPECT_EQ(made->answer_sdp, "v=0");
  EXPECT_TRUE(client.make_leg({.call = "c", .leg = "l"})) << "on the same connection";
}

TEST_F(ClientTest, a_refusal_comes_through_with_its_name) {
  const PlainServer server(path, [](const std::string& frame) {
    return Frames{write_reply(id_of(frame), base::refuse("call.unknown", "no such call"))};
  });
  Client client(path);
  EXPECT_EQ(client.open_gate("c").error().name, "call.unknown");
}

TEST_F(ClientTest, nobody_there_is_told_at_once) {
  Client client(path);
  const auto start = std::chrono::steady_clock::now();
  EXPECT_EQ(client.status().error().name, "switchboard.down");
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(1));
}

TEST_F(ClientTest, a_daemon_that_came_back_is_found_again) {
  const auto answer = [](const std::string& frame) {
    return Frames{write_reply(id_of(frame), json::Value(json::Object{}))};
  };
  Client client(path);
  {
    const PlainServer first(path, answer);
    EXPECT_TRUE(client.end_call("c", "x"));
  }
  const PlainServer second(path, answer);
  EXPECT_TRUE(client.end_call("c", "x"));
}

TEST_F(ClientTest, a_daemon_that_never_answers_is_down_after_two_seconds) {
  const PlainServer server(path, [](const std::string&) { return Frames{}; });
  Client client(path);
  const auto start = std::chrono::steady_clock::now();
  EXPECT_EQ(client.end_leg("l").error().name, "switchboard.down");
  EXPECT_GE(std::chrono::steady_clock::now() - start, reply_wait);
  EXPECT_LT(std::chrono::steady_clock::now() - start, reply_wait + std::chrono::seconds(2));
}

TEST_F(ClientTest, an_answer_to_an_earlier_question_is_passed_over) {
  const PlainServer server(path, [](const std::string& frame) {
    const auto id = id_of(frame);
    return Frames{write_reply(id + 100, base::refuse("x", "y")),
                  write_reply(id, to_json(std::vector<CallListed>{{.call = "c"}}))};
  });
  Client client(path);
  const auto calls = client.list_calls();
  ASSERT_TRUE(calls);
  EXPECT_EQ(calls->at(0).call, "c");
}

}  // namespace

}  // namespace control
