/// Starts the desk's programs and keeps them running where systemd is not at hand. The listening sockets of the FastCGI
/// programs are opened here and handed down as descriptor 0, so a program that is restarted refuses nobody: callers wait in
/// the socket's queue. Leaves no process and no socket behind, also when it is killed itself (PR_SET_PDEATHSIG).
///
/// One thread, driven by signals: construct it before any other thread is started, because it blocks them.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"

namespace daemons::ctl {

struct Program {
  std::string name;                                     // in the log
  std::vector<std::string> command;                     // path and arguments
  std::optional<std::filesystem::path> listens_on;      // Unix socket handed down as descriptor 0
  int stop_signal = 15;                                 // nginx wants QUIT to finish what it serves
};

class Supervisor {
 public:
  explicit Supervisor(std::vector<Program> programs);
  Supervisor(const Supervisor&) = delete;
  Supervisor& operator=(const Supervisor&) = delete;
  /// Stops whatever still runs and removes the sockets.
  ~Supervisor();

  /// Opens the sockets and starts everything. Throws base::Failure when a socket cannot be opened or a fork fails.
  void start();

  enum class Event { stop_asked, nothing };
  /// Handles signals for at most `limit`: restarts what died, after a pause that doubles from 0.1 s to 5 s while a program
  /// dies young. Returns at once when INT, TERM or HUP asks to stop.
  Event watch(base::milliseconds limit);

  /// Asks every program to end, waits up to ten seconds, then kills.
  void stop();

 private:
  struct Child {
    Program program;
    int socket = -1;
    pid_t pid = -1;
    base::SteadyTime started{};
    base::milliseconds pause{100};
    std::optional<base::SteadyTime> restart_at;
  };

  void launch(Child& child);
  void reap();
  void restart_due();
  void note_death(Child& child, int status);
  [[nodiscard]] base::milliseconds until_next_restart(base::milliseconds limit) const;

  std::vector<Child> children_;
  base::SystemClock clock_;
};

}  // namespace daemons::ctl
