#include "net/unix_stream.h"

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <optional>
#include <string>
#include <vector>

#include "base/failure.h"
#include "net/unix_socket.h"
#include "support/run_until.h"
#include "support/temp_folder.h"

namespace {

/// One end of a conversation and what it heard.
struct Voice {
  explicit Voice(net::UnixStream opened) : stream(std::move(opened)) {
    stream->start([this](base::ByteView body) { heard.emplace_back(base::as_text(body)); },
                  [this](net::StreamEnd why) { end = why; });
  }

  std::optional<net::UnixStream> stream;
  std::vector<std::string> heard;
  std::optional<net::StreamEnd> end;
};

struct UnixStreamTest : testing::Test {
  UnixStreamTest() : listener(net::UnixListener::open(loop, path)) {
    listener.start([this](net::UnixStream stream) { server.emplace(std::move(stream)); });
  }

  void connect() {
    client.emplace(net::UnixStream::connect(loop, path).value());
    ASSERT_TRUE(run_until([this] { return server.has_value(); }));
  }

  template <class Happened>
  [[nodiscard]] bool run_until(Happened happened) {
    return support::run_until(loop, happened);
  }

  support::TempFolder folder;
  std::filesystem::path path = folder.file("talk.sock");
  net::Loop loop;
  net::UnixListener listener;
  std::optional<Voice> client;
  std::optional<Voice> server;
};

TEST_F(UnixStreamTest, carries_frames_of_any_size_both_ways_in_order) {
  connect();
  const std::vector<std::string> sent{"x", std::string(100'000, 'y'), std::string(net::frame_bytes_max, 'z')};
  for (const auto& body : sent) {
    EXPECT_TRUE(client->stream->send(body));
    EXPECT_TRUE(server->stream->send(body));
  }
  ASSERT_TRUE(run_until([&] { return client->heard.size() == 3 && server->heard.size() == 3; }));
  EXPECT_EQ(client->heard, sent);
  EXPECT_EQ(server->heard, sent);
}

TEST_F(UnixStreamTest, the_kernel_says_who_is_there) {
  connect();
  EXPECT_EQ(server->stream->peer().user, ::getuid());
  EXPECT_EQ(server->stream->peer().group, ::getgid());
  EXPECT_EQ(server->stream->peer().process, ::getpid());
}

TEST_F(UnixStreamTest, a_nonsense_length_ends_the_stream) {
  net::Descriptor stranger = net::connect_unix(path, SOCK_STREAM);
  ASSERT_TRUE(run_until([this] { return server.has_value(); }));
  ASSERT_EQ(::send(stranger.get(), "GET / HTTP/1.1\r\n", 16, 0), 16);
  ASSERT_TRUE(run_until([this] { return server->end.has_value(); }));
  EXPECT_EQ(server->end, net::StreamEnd::nonsense_frame);
  EXPECT_TRUE(server->heard.empty());
  EXPECT_FALSE(server->stream->send("too late"));
}

TEST_F(UnixStreamTest, a_reader_that_does_not_read_is_let_go_at_the_limit) {
  const net::Descriptor sleeper = net::connect_unix(path, SOCK_STREAM);
  ASSERT_TRUE(run_until([this] { return server.has_value(); }));
  const std::string body(64 << 10, 'x');
  int accepted = 0;
  while (server->stream->send(body) && accepted < 1000) ++accepted;
  EXPECT_LE(server->stream->queued_bytes(), net::frames_queued_bytes_max);
  EXPECT_FALSE(server->end.has_value()) << "told from the loop, not from inside send";
  ASSERT_TRUE(run_until([this] { return server->end.has_value(); }));
  EXPECT_EQ(server->end, net::StreamEnd::slow_reader);
}

TEST_F(UnixStreamTest, a_peer_that_leaves_is_noticed_once) {
  connect();
  client->stream.reset();
  ASSERT_TRUE(run_until([this] { return server->end.has_value(); }));
  EXPECT_EQ(server->end, net::StreamEnd::closed_by_peer);
}

TEST_F(UnixStreamTest, finish_delivers_everything_that_was_queued) {
  connect();
  const std::string body(net::frame_bytes_max, 'x');
  for (int i = 0; i < 3; ++i) ASSERT_TRUE(client->stream->send(body));
  client->stream->finish();
  client->stream.reset();
  ASSERT_TRUE(run_until([this] { return server->end.has_value(); }));
  EXPECT_EQ(server->heard.size(), 3u);
}

TEST_F(UnixStreamTest, a_frame_callback_may_destroy_its_stream) {
  std::optional<net::UnixStream> once = net::UnixStream::connect(loop, path).value();
  ASSERT_TRUE(run_until([this] { return server.has_value(); }));
  once->start([&](base::ByteView) { once.reset(); }, [](net::StreamEnd) { FAIL() << "told after its end"; });
  server->stream->send("one");
  server->stream->send("two");
  EXPECT_TRUE(run_until([&] { return !once.has_value(); }));
}

TEST_F(UnixStreamTest, only_owner_and_group_may_knock_and_the_file_leaves_with_the_listener) {
  struct stat about {};
  ASSERT_EQ(::stat(path.c_str(), &about), 0);
  EXPECT_EQ(about.st_mode & 0777, 0660u);
  { const net::UnixListener gone = std::move(listener); }
  EXPECT_FALSE(std::filesystem::exists(path));
  EXPECT_EQ(net::UnixStream::connect(loop, path).error().name, "unix.unreachable");
}

TEST_F(UnixStreamTest, a_second_listener_on_a_living_socket_is_a_failure) {
  EXPECT_THROW(static_cast<void>(net::UnixListener::open(loop, path)), base::Failure);
  connect();
}

TEST_F(UnixStreamTest, a_file_left_by_a_killed_process_is_replaced_but_never_a_real_file) {
  const auto left = folder.file("left.sock");
  net::BoundUnix killed = net::bind_unix(left, SOCK_STREAM);
  killed.socket = net::Descriptor();
  const auto replaced = net::UnixListener::open(loop, left);
  EXPECT_TRUE(net::connect_unix(left, SOCK_STREAM).is_open());
  const auto precious = folder.file("precious.txt");
  std::ofstream(precious) << "data";
  EXPECT_THROW(static_cast<void>(net::UnixListener::open(loop, precious)), base::Failure);
  EXPECT_TRUE(std::filesystem::is_regular_file(precious));
}

TEST_F(UnixStreamTest, an_adopted_socket_keeps_connections_that_came_while_nobody_accepted) {
  const auto held_path = folder.file("held.sock");
  const net::BoundUnix held = net::bind_unix(held_path, SOCK_STREAM);
  Voice early(net::UnixStream::connect(loop, held_path).value());
  early.stream->send("hello");
  std::optional<Voice> other;
  {
    auto adopted = net::UnixListener::adopt(loop, held.socket.get());
    adopted.start([&](net::UnixStream stream) { other.emplace(std::move(stream)); });
    ASSERT_TRUE(run_until([&] { return other && other->heard.size() == 1; }));
  }
  EXPECT_TRUE(std::filesystem::exists(held_path));
  EXPECT_TRUE(net::connect_unix(held_path, SOCK_STREAM).is_open());
}

TEST(UnixSocket, a_path_too_long_is_a_failure_that_says_so) {
  net::Loop loop;
  EXPECT_THROW(static_cast<void>(net::UnixListener::open(loop, "/tmp/" + std::string(120, 'x'))), base::Failure);
}

}  // namespace
