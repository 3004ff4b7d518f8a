#include "web/server.h"

#include <dirent.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <atomic>
#include <barrier>
#include <csignal>
#include <mutex>

#include "support/fastcgi_client.h"
#include "support/web_server.h"

namespace web {
namespace {

namespace fcgi = support::fastcgi;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

/// A handler made of one function.
class Does final : public Handler {
 public:
  using What = std::function<Response(Request&)>;
  explicit Does(What what) : what_(std::move(what)) {}
  std::size_t body_limit(const Request&) override { return 1000; }
  Response handle(Request& request) override { return what_(request); }
  Response show_problem(const Request& request, const Problem& problem) override {
    return plain_problem(request, problem);
  }

 private:
  What what_;
};

support::WebServer::Make does(const Does::What& what) {
  return [what] { return std::make_unique<Does>(what); };
}

Response hello(Request&) {
  return text("hello");
}

std::optional<fcgi::Reply> get(const support::WebServer& server) {
  return fcgi::ask(server.socket(), fcgi::parameters("GET", "/"));
}

/// The answer must come while other connections do what they do.
void expect_served_soon(const support::WebServer& server) {
  const auto before = steady_clock::now();
  const auto reply = get(server);
  ASSERT_TRUE(reply);
  EXPECT_EQ(reply->body, "hello");
  EXPECT_LT(steady_clock::now() - before, milliseconds(1000));
}

std::size_t open_descriptors() {
  std::size_t count = 0;
  DIR* folder = ::opendir("/proc/self/fd");
  while (::readdir(folder) != nullptr) count += 1;
  ::closedir(folder);
  return count;
}

TEST(Server, each_thread_has_its_own_handler_and_they_work_at_once) {
  std::atomic<int> made = 0;
  std::barrier together(4);
  const support::WebServer server(
      [&] {
        made += 1;
        return std::make_unique<Does>([&](Request& request) {
          together.arrive_and_wait();
          return hello(request);
        });
      },
      {.threads = 4});
  std::vector<std::jthread> askers;
  for (int i = 0; i < 4; ++i) askers.emplace_back([&] { EXPECT_EQ(get(server)->body, "hello"); });
  askers.clear();
  EXPECT_EQ(made, 4);
}

TEST(Server, what_comes_after_runs_on_the_same_thread_when_the_reply_has_left) {
  std::mutex mutex;
  std::vector<std::string> story;
  std::thread::id handled;
  std::atomic<bool> may_go_on = false;
  support::WebServer server(does([&](Request& request) {
                              handled = std::this_thread::get_id();
                              Response response = hello(request);
                              response.after = [&] {
                                while (!may_go_on) std::this_thread::yield();
                                const std::lock_guard lock(mutex);
                                EXPECT_EQ(std::this_thread::get_id(), handled);
                                story.emplace_back("after");
                              };
                              return response;
                            }),
                            {.threads = 1});
  ASSERT_EQ(get(server)->body, "hello");  // The connection is closed: read_reply reads to its end.
  {
    const std::lock_guard lock(mutex);
    story.emplace_back("reply");
  }
  may_go_on = true;
  server.stop();
  EXPECT_EQ(story, (std::vector<std::string>{"reply", "after"}));
}

TEST(Server, what_comes_after_may_fail_without_harm) {
  const support::WebServer server(does([](Request& request) {
                                    Response response = hello(request);
                                    response.after = [] { throw base::Failure("later"); };
                                    return response;
                                  }),
                                  {.threads = 1});
  for (int i = 0; i < 3; ++i) EXPECT_EQ(get(server)->status, 200);
}

TEST(Server, what_comes_after_runs_even_when_nobody_takes_the_reply) {
  std::atomic<int> runs = 0;
  support::WebServer server(does([&](Request&) {
                              Response response = text(std::string(4'000'000, 'x'));
                              response.after = [&] { runs += 1; };
                              return response;
                            }),
                            {.threads = 1});
  { fcgi::Connection(server.socket()).send(fcgi::request(fcgi::parameters("GET", "/"))); }
  while (runs == 0) std::this_thread::sleep_for(milliseconds(1));
  server.stop();
  EXPECT_EQ(runs, 1);
}

TEST(Server, four_hundred_idle_connections_cost_no_thread) {
  const support::WebServer server(does(&hello), {.threads = 2});
  std::vector<fcgi::Connection> idle;
  for (int i = 0; i < 400; ++i) idle.emplace_back(server.socket());
  for (int i = 0; i < 20; ++i) expect_served_soon(server);
  idle.front().send(fcgi::request(fcgi::parameters("GET", "/")));
  EXPECT_EQ(idle.front().read_reply()->body, "hello");
}

TEST(Server, beyond_the_limit_the_oldest_idle_connection_goes) {
  const support::WebServer server(does(&hello), {.threads = 2});
  std::vector<fcgi::Connection> idle;
  for (std::size_t i = 0; i < waiting_connections_max + 1; ++i) idle.emplace_back(server.socket());
  EXPECT_EQ(idle.front().read_all(), "");
  expect_served_soon(server);
  idle.back().send(fcgi::request(fcgi::parameters("GET", "/")));
  EXPECT_EQ(idle.back().read_reply()->body, "hello");
}

TEST(Server, an_idle_connection_is_closed_in_the_end) {
  const support::WebServer server(does(&hello), {.threads = 1, .waiting_limit = milliseconds(100)});
  fcgi::Connection idle(server.socket());
  const auto before = steady_clock::now();
  EXPECT_EQ(idle.read_all(), "");
  EXPECT_LT(steady_clock::now() - before, milliseconds(2000));
}

TEST(Server, connections_that_stall_midway_free_their_threads_again) {
  const support::WebServer server(does(&hello), {.threads = 2, .exchange_limit = milliseconds(200)});
  std::vector<fcgi::Connection> stalled;
  for (int i = 0; i < 4; ++i) {
    stalled.emplace_back(server.socket());
    stalled.back().send(std::string("\x01\x01\x00", 3));
  }
  for (auto& connection : stalled) EXPECT_EQ(connection.read_all(), "");
  expect_served_soon(server);
}

TEST(Server, hostile_records_leave_it_serving) {
  const support::WebServer server(does(&hello), {.threads = 2});
  std::string counts;
  for (int i = 0; i < 40; ++i) counts += fcgi::pair("FCGI_MAX_CONNS", "");
  for (const std::string& wire :
       {std::string(100'000, 'A'), fcgi::record(fcgi::get_values, counts, 0) + fcgi::request({}),
        fcgi::record(fcgi::begin_request, fcgi::begin_body()) +
            fcgi::stream(fcgi::params, "\xff\xff\xff\xff\xff\xff\xff\xff")}) {
    for (int i = 0; i < 10; ++i) {
      fcgi::Connection connection(server.socket());
      connection.send(wire);
      EXPECT_EQ(connection.read_all(), "");
    }
  }
  expect_served_soon(server);
}

TEST(Server, two_thousand_aborted_requests_leave_no_descriptor_behind) {
  const support::WebServer server(does(&hello), {.threads = 2});
  expect_served_soon(server);
  const std::size_t before = open_descriptors();
  const std::string wire = fcgi::request(fcgi::parameters("GET", "/"));
  for (std::size_t i = 0; i < 2'000; ++i) fcgi::Connection(server.socket()).send(wire.substr(0, i % wire.size()));
  // Connections are taken in order: when this one is served, none of the aborted waits in the socket's queue any more.
  expect_served_soon(server);
  for (int i = 0; i < 200 && open_descriptors() > before; ++i) std::this_thread::sleep_for(milliseconds(10));
  EXPECT_LE(open_descriptors(), before);
}

TEST(Server, a_stop_lets_the_request_in_hand_finish_and_leaves_new_ones_queued) {
  std::atomic<bool> is_in_hand = false;
  std::atomic<bool> may_finish = false;
  support::WebServer server(does([&](Request& request) {
                              is_in_hand = true;
                              while (!may_finish) std::this_thread::yield();
                              return hello(request);
                            }),
                            {.threads = 2});
  fcgi::Connection in_hand(server.socket());
  in_hand.send(fcgi::request(fcgi::parameters("GET", "/")));
  while (!is_in_hand) std::this_thread::yield();
  std::jthread stopper([&] { server.stop(); });
  std::this_thread::sleep_for(milliseconds(50));
  may_finish = true;
  EXPECT_EQ(in_hand.read_reply()->body, "hello");
  stopper.join();
  // The listening socket is still there for the next process.
  EXPECT_NO_THROW(fcgi::Connection(server.socket()));
}

TEST(Server, an_idle_server_stops_at_once) {
  support::WebServer server(does(&hello), {.threads = 8});
  fcgi::Connection idle(server.socket());
  expect_served_soon(server);
  const auto before = steady_clock::now();
  server.stop();
  EXPECT_LT(steady_clock::now() - before, milliseconds(500));
}

TEST(Server, a_handler_that_cannot_be_made_ends_the_server_with_its_reason) {
  const support::TempFolder folder;
  const int listener = support::listen_on(folder.file("web.sock"));
  Stop stop;
  std::atomic<int> made = 0;
  const auto make = [&]() -> std::unique_ptr<Handler> {
    if (made++ > 0) throw base::Failure("no ledger");
    return std::make_unique<Does>(&hello);
  };
  EXPECT_THROW(serve({.listen_descriptor = listener, .threads = 3}, stop, make), base::Failure);
  ::close(listener);
}

TEST(Server, something_else_on_standard_input_is_named) {
  Stop stop;
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  EXPECT_THROW(serve({.listen_descriptor = ends[0]}, stop, does(&hello)), base::Failure);
  ::close(ends[0]);
  ::close(ends[1]);
}

// In processes of their own: signals, limits and sudden ends. Each story exits by itself.

[[noreturn]] void end_by_sigterm() {
  Stop stop;
  stop.on_signals();
  const support::TempFolder folder;
  const auto path = folder.file("web.sock");
  const int listener = support::listen_on(path);
  std::jthread asker([&] {
    if (fcgi::ask(path, fcgi::parameters("GET", "/"))->body == "hello") ::kill(::getpid(), SIGTERM);
  });
  serve({.listen_descriptor = listener, .threads = 2}, stop, does(&hello));
  asker.join();
  std::_Exit(0);
}

[[noreturn]] void stop_with_a_handler_that_never_returns() {
  const support::TempFolder folder;
  const auto path = folder.file("web.sock");
  const int listener = support::listen_on(path);
  Stop stop;
  fcgi::Connection asker(path);
  asker.send(fcgi::request(fcgi::parameters("GET", "/")));
  const auto never = [&](Request&) -> Response {
    stop.request();
    for (;;) std::this_thread::sleep_for(milliseconds(50));
  };
  serve({.listen_descriptor = listener, .threads = 2, .finish_limit = milliseconds(100)}, stop, does(never));
  std::_Exit(0);
}

[[noreturn]] void run_out_of_descriptors() {
  const support::TempFolder folder;
  const auto path = folder.file("web.sock");
  const int listener = support::listen_on(path);
  Stop stop;
  std::jthread server([&] { serve({.listen_descriptor = listener, .threads = 2}, stop, does(&hello)); });
  if (!fcgi::ask(path, fcgi::parameters("GET", "/"))) std::_Exit(2);
  rlimit limit{};
  ::getrlimit(RLIMIT_NOFILE, &limit);
  const rlimit narrow{open_descriptors() + 20, limit.rlim_max};
  ::setrlimit(RLIMIT_NOFILE, &narrow);
  std::vector<int> fillers;
  for (int filler = ::dup(listener); filler >= 0; filler = ::dup(listener)) fillers.push_back(filler);
  // The one descriptor left is the asker's; the server's end of the connection finds none.
  ::close(fillers.back());
  fillers.pop_back();
  fcgi::Connection asker(path);
  asker.send(fcgi::request(fcgi::parameters("GET", "/")));
  std::this_thread::sleep_for(milliseconds(200));
  for (const int filler : fillers) ::close(filler);
  if (!asker.read_reply()) std::_Exit(3);
  stop.request();
  server.join();
  std::_Exit(0);
}

class ServerProcessDeathTest : public testing::Test {
 protected:
  ServerProcessDeathTest() { GTEST_FLAG_SET(death_test_style, "threadsafe"); }
};

TEST_F(ServerProcessDeathTest, sigterm_ends_it_well) {
  EXPECT_EXIT(end_by_sigterm(), testing::ExitedWithCode(0), "");
}

TEST_F(ServerProcessDeathTest, a_handler_that_never_returns_is_abandoned_in_time) {
  EXPECT_EXIT(stop_with_a_handler_that_never_returns(), testing::ExitedWithCode(1), "web.abandoned");
}

TEST_F(ServerProcessDeathTest, without_descriptors_it_waits_and_recovers) {
  EXPECT_EXIT(run_out_of_descriptors(), testing::ExitedWithCode(0), "web.exhausted");
}

}  // namespace
}  // namespace web
