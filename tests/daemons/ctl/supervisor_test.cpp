#include "daemons/ctl/supervisor.h"

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>

#include "support/temp_folder.h"

namespace daemons::ctl {
namespace {

// Each program of these tests is a shell line that writes what it sees into a file.
Program shell(const std::string& name, const std::string& line) {
  return {.name = name, .command = {"/bin/sh", "-c", line}, .listens_on = {}};
}

std::size_t count_lines(const std::filesystem::path& file) {
  std::ifstream in(file);
  std::size_t count = 0;
  for (std::string line; std::getline(in, line);) ++count;
  return count;
}

// Watches in small steps until `holds`, at most ten seconds.
template <class Condition>
bool watch_until(Supervisor& supervisor, Condition holds) {
  for (int i = 0; i < 500; ++i) {
    if (holds()) return true;
    (void)supervisor.watch(base::milliseconds(20));
  }
  return false;
}

TEST(Supervisor, a_program_that_dies_is_started_again) {
  const support::TempFolder folder;
  const auto file = folder.file("starts");
  Supervisor supervisor({shell("mortal", "echo started >> " + file.string())});
  supervisor.start();
  EXPECT_TRUE(watch_until(supervisor, [&] { return count_lines(file) >= 3; }));
}

TEST(Supervisor, a_listening_socket_is_handed_down_and_outlives_the_program) {
  const support::TempFolder folder;
  const auto socket_path = folder.file("app.sock");
  const auto file = folder.file("kinds");
  Program program = shell("listener", "readlink /proc/self/fd/0 >> " + file.string());
  program.listens_on = socket_path;
  {
    Supervisor supervisor({program});
    supervisor.start();
    ASSERT_TRUE(watch_until(supervisor, [&] { return count_lines(file) >= 2; }));
    struct stat status {};
    ASSERT_EQ(::stat(socket_path.c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777, 0660u);
    const int caller = ::socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const std::string text = socket_path.string();
    std::copy(text.begin(), text.end(), address.sun_path);
    EXPECT_EQ(::connect(caller, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
    ::close(caller);
  }
  std::ifstream in(file);
  std::string first;
  std::string second;
  std::getline(in, first);
  std::getline(in, second);
  EXPECT_TRUE(first.starts_with("socket:")) << first;
  EXPECT_EQ(first, second);
  EXPECT_FALSE(std::filesystem::exists(socket_path));
}

TEST(Supervisor, stopping_leaves_no_process) {
  const support::TempFolder folder;
  const auto file = folder.file("pid");
  pid_t pid = 0;
  {
    Supervisor supervisor({shell("sleeper", "echo $$ > " + file.string() + "; exec sleep 600")});
    supervisor.start();
    ASSERT_TRUE(watch_until(supervisor, [&] { return static_cast<bool>(std::ifstream(file) >> pid); }));
    EXPECT_EQ(::kill(pid, 0), 0);
  }
  EXPECT_NE(::kill(pid, 0), 0);
}

TEST(Supervisor, a_signal_to_stop_is_told) {
  Supervisor supervisor({shell("sleeper", "exec sleep 600")});
  supervisor.start();
  ::kill(::getpid(), SIGTERM);
  EXPECT_EQ(supervisor.watch(base::seconds(5)), Supervisor::Event::stop_asked);
}

}  // namespace
}  // namespace daemons::ctl
