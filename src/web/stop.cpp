#include "web/stop.h"

#include <sys/eventfd.h>
#include <unistd.h>
#include <csignal>

#include <cstdint>

#include "base/failure.h"

namespace web {

namespace {

// A signal handler can reach nothing but statics.
std::atomic<Stop*> signalled{nullptr};
static_assert(std::atomic<Stop*>::is_always_lock_free);

extern "C" void on_stop_signal(int) {
  const int kept_errno = errno;
  if (Stop* stop = signalled.load()) stop->request();
  errno = kept_errno;
}

void handle(int signal_number, void (*handler)(int)) {
  struct sigaction action {};
  action.sa_handler = handler;
  action.sa_flags = SA_RESTART;
  base::check(::sigaction(signal_number, &action, nullptr) == 0, "a stop signal can be handled");
}

}  // namespace

Stop::Stop() : descriptor_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
  if (descriptor_ < 0) throw base::system_failure("eventfd");
}

Stop::~Stop() {
  if (signalled.load() == this) {
    handle(SIGTERM, SIG_DFL);
    handle(SIGINT, SIG_DFL);
    signalled.store(nullptr);
  }
  ::close(descriptor_);
}

void Stop::on_signals() {
  Stop* none = nullptr;
  base::check(signalled.compare_exchange_strong(none, this), "one Stop of a process listens to signals");
  handle(SIGTERM, &on_stop_signal);
  handle(SIGINT, &on_stop_signal);
}

void Stop::request() noexcept {
  is_requested_.store(true);
  const std::uint64_t one = 1;
  // It can only fail when the counter is full, and then it is readable already.
  [[maybe_unused]] const auto written = ::write(descriptor_, &one, sizeof one);
}

}  // namespace web
