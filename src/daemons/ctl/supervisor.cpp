#include "daemons/ctl/supervisor.h"

#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstring>

#include "base/failure.h"
#include "base/log.h"
#include "base/text.h"

namespace daemons::ctl {

namespace {

constexpr int waiting_connections_max = 511;
constexpr base::milliseconds pause_min{100};
constexpr base::milliseconds pause_max{5'000};
constexpr base::seconds grown_up{5};
constexpr base::seconds stop_limit{10};

sigset_t watched_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  for (const int signal : {SIGCHLD, SIGINT, SIGTERM, SIGHUP}) sigaddset(&signals, signal);
  return signals;
}

timespec to_timespec(base::milliseconds limit) {
  return {.tv_sec = limit.count() / 1000, .tv_nsec = limit.count() % 1000 * 1'000'000};
}

int open_socket(const std::filesystem::path& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string text = path.string();
  if (text.size() >= sizeof address.sun_path) {
    throw base::Failure(base::format("the socket path {} is longer than {} characters: choose a shorter run_dir", text,
                                     sizeof address.sun_path - 1));
  }
  std::copy(text.begin(), text.end(), address.sun_path);
  const int socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (socket < 0) throw base::system_failure("socket");
  ::unlink(text.c_str());
  const mode_t old_mask = ::umask(0117);  // 0660: the owner and the web server's group
  const int bound = ::bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address);
  ::umask(old_mask);
  if (bound != 0 || ::listen(socket, waiting_connections_max) != 0) {
    const base::Failure failed = base::system_failure("listen on " + text);
    ::close(socket);
    throw failed;
  }
  return socket;
}

// Runs in the child, between fork and exec: only async-signal-safe calls.
[[noreturn]] void become(char* const* arguments, int socket, pid_t parent) {
  ::prctl(PR_SET_PDEATHSIG, SIGTERM);
  if (::getppid() != parent) ::_exit(0);
  sigset_t none;
  sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
  ::setpgid(0, 0);  // a Ctrl-C at the terminal reaches the supervisor only, which ends the programs in order
  if (socket >= 0) ::dup2(socket, STDIN_FILENO);
  ::execv(arguments[0], arguments);
  ::_exit(127);
}

}  // namespace

Supervisor::Supervisor(std::vector<Program> programs) {
  const sigset_t signals = watched_signals();
  ::sigprocmask(SIG_BLOCK, &signals, nullptr);
  for (Program& program : programs) {
    Child child;
    child.program = std::move(program);
    children_.push_back(std::move(child));
  }
}

Supervisor::~Supervisor() {
  stop();
  for (const Child& child : children_) {
    if (child.socket < 0) continue;
    ::close(child.socket);
    ::unlink(child.program.listens_on->c_str());
  }
}

void Supervisor::start() {
  for (Child& child : children_) {
    if (child.program.listens_on) child.socket = open_socket(*child.program.listens_on);
  }
  for (Child& child : children_) launch(child);
}

void Supervisor::launch(Child& child) {
  std::vector<char*> arguments;
  for (std::string& argument : child.program.command) arguments.push_back(argument.data());
  arguments.push_back(nullptr);
  const pid_t parent = ::getpid();
  const pid_t pid = ::fork();
  if (pid < 0) throw base::system_failure("fork");
  if (pid == 0) become(arguments.data(), child.socket, parent);
  child.pid = pid;
  child.started = clock_.steady_now();
  child.restart_at.reset();
  base::log::info("program.started", {{"program", child.program.name}, {"pid", pid}});
}

Supervisor::Event Supervisor::watch(base::milliseconds limit) {
  const base::SteadyTime end = clock_.steady_now() + limit;
  const sigset_t signals = watched_signals();
  for (;;) {
    const auto left = std::chrono::duration_cast<base::milliseconds>(end - clock_.steady_now());
    const timespec wait = to_timespec(std::max(base::milliseconds{0}, until_next_restart(left)));
    const int signal = ::sigtimedwait(&signals, nullptr, &wait);
    reap();
    if (signal == SIGINT || signal == SIGTERM || signal == SIGHUP) return Event::stop_asked;
    restart_due();
    if (clock_.steady_now() >= end) return Event::nothing;
  }
}

base::milliseconds Supervisor::until_next_restart(base::milliseconds limit) const {
  base::milliseconds wait = limit;
  for (const Child& child : children_) {
    if (!child.restart_at) continue;
    wait = std::min(wait, std::chrono::ceil<base::milliseconds>(*child.restart_at - clock_.steady_now()));
  }
  return wait;
}

void Supervisor::reap() {
  int status = 0;
  for (pid_t pid = ::waitpid(-1, &status, WNOHANG); pid > 0; pid = ::waitpid(-1, &status, WNOHANG)) {
    const auto child = std::find_if(children_.begin(), children_.end(), [&](const Child& c) { return c.pid == pid; });
    if (child != children_.end()) note_death(*child, status);
  }
}

void Supervisor::note_death(Child& child, int status) {
  child.pid = -1;
  const base::SteadyTime now = clock_.steady_now();
  const bool died_young = now - child.started < grown_up;
  child.pause = died_young ? std::min(child.pause * 2, pause_max) : pause_min;
  child.restart_at = now + child.pause;
  base::log::warn("program.ended", {{"program", child.program.name},
                                    {"exit_code", WIFEXITED(status) ? WEXITSTATUS(status) : -1},
                                    {"signal", WIFSIGNALED(status) ? WTERMSIG(status) : 0},
                                    {"restart_in_ms", child.pause.count()}});
}

void Supervisor::restart_due() {
  for (Child& child : children_) {
    if (child.restart_at && *child.restart_at <= clock_.steady_now()) launch(child);
  }
}

void Supervisor::stop() {
  for (Child& child : children_) {
    child.restart_at.reset();
    if (child.pid > 0) ::kill(child.pid, child.program.stop_signal);
  }
  const base::SteadyTime end = clock_.steady_now() + stop_limit;
  const sigset_t signals = watched_signals();
  const auto is_running = [](const Child& child) { return child.pid > 0; };
  while (std::any_of(children_.begin(), children_.end(), is_running) && clock_.steady_now() < end) {
    const timespec wait = to_timespec(base::milliseconds{100});
    ::sigtimedwait(&signals, nullptr, &wait);
    for (Child& child : children_) {
      if (is_running(child) && ::waitpid(child.pid, nullptr, WNOHANG) == child.pid) child.pid = -1;
    }
  }
  for (Child& child : children_) {
    if (!is_running(child)) continue;
    base::log::error("program.killed", {{"program", child.program.name}, {"waited_s", stop_limit.count()}});
    ::kill(-child.pid, SIGKILL);
    ::waitpid(child.pid, nullptr, 0);
    child.pid = -1;
  }
}

}  // namespace daemons::ctl
