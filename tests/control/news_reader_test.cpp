#include "control/news_reader.h"

#include <gtest/gtest.h>

#include <atomic>

#include "control/codec.h"
#include "plain_server.h"
#include "support/temp_folder.h"

namespace control {

namespace {

using Frames = std::vector<std::string>;
using std::chrono::milliseconds;

struct NewsReaderTest : ::testing::Test {
  static News numbered(std::uint64_t number, const std::string& boot = "boot1") {
    return {.number = number, .boot_id = boot, .kind = NewsKind::call_ended, .call = "c", .reason = "x"};
  }
  support::TempFolder folder;
  std::filesystem::path path = folder.file("media.sock");
};

TEST_F(NewsReaderTest, reads_what_is_kept_and_acknowledges) {
  std::atomic<std::uint64_t> acknowledged = 0;
  std::atomic<std::uint64_t> asked_after = 99;
  const PlainServer server(path, [&](const std::string& frame) -> std::optional<Frames> {
    const auto request = read_request(frame).value().request;
    if (const auto* ack = std::get_if<AckNews>(&request)) {
      acknowledged = ack->up_to;
      return Frames{};
    }
    asked_after = std::get<ReadNews>(request).after;
    return Frames{write_news(numbered(5)), "nonsense", write_news(numbered(6))};
  });
  NewsReader reader(path, {.boot_id = "boot1", .number = 4});
  EXPECT_EQ(reader.next(milliseconds(1000)), numbered(5));
  EXPECT_EQ(asked_after, 4u);
  EXPECT_EQ(reader.next(milliseconds(1000)), numbered(6)) << "what cannot be read is passed over";
  reader.acknowledge(6);
  EXPECT_FALSE(reader.next(milliseconds(100)));
  EXPECT_EQ(acknowledged, 6u);
  EXPECT_TRUE(reader.is_connected());
}

TEST_F(NewsReaderTest, waits_for_a_daemon_and_tells_it_how_far_it_read) {
  NewsReader reader(path, {});
  EXPECT_FALSE(reader.next(milliseconds(50)));
  EXPECT_FALSE(reader.is_connected());
  std::atomic<int> connections = 0;
  std::atomic<std::uint64_t> asked_after = 99;
  const PlainServer server(path, [&](const std::string& frame) -> std::optional<Frames> {
    const auto request = read_request(frame).value().request;
    // The connection breaks with the acknowledgement, before it is used.
    if (std::holds_alternative<AckNews>(request)) return {};
    asked_after = std::get<ReadNews>(request).after;
    return Frames{write_news(numbered(static_cast<std::uint64_t>(++connections)))};
  });
  EXPECT_EQ(reader.next(milliseconds(3000)), numbered(1));
  reader.acknowledge(1);
  EXPECT_EQ(reader.next(milliseconds(3000)), numbered(2));
  EXPECT_EQ(asked_after, 1u);
}

}  // namespace

}  // namespace control
