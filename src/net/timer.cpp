#include "net/timer.h"

#include <boost/asio/steady_timer.hpp>

#include <cstdint>

#include "net/native.h"

namespace net {

struct Timer::State {
  explicit State(Loop& loop) : wait(loop.native().context) {}

  asio::steady_timer wait;
  std::function<void()> what;
  /// Counts starts and cancels. A wait that Asio had already queued when it was cancelled finds another number and
  /// stays silent.
  std::uint64_t turn = 0;
};

Timer::Timer(Loop& loop) : state_(std::make_shared<State>(loop)) {}
Timer::Timer(Timer&&) noexcept = default;

Timer& Timer::operator=(Timer&& other) noexcept {
  std::swap(state_, other.state_);
  return *this;
}

Timer::~Timer() {
  if (state_) cancel();
}

void Timer::start_after(base::microseconds delay, std::function<void()> what) {
  start_at(std::chrono::time_point_cast<base::microseconds>(std::chrono::steady_clock::now()) + delay, std::move(what));
}

void Timer::start_at(base::SteadyTime at, std::function<void()> what) {
  state_->what = std::move(what);
  state_->wait.expires_at(at);
  state_->wait.async_wait([state = state_, turn = ++state_->turn](const boost::system::error_code& stopped) {
    if (stopped || state->turn != turn) return;
    const auto call = std::move(state->what);
    call();
  });
}

void Timer::cancel() {
  ++state_->turn;
  state_->what = nullptr;
  state_->wait.cancel();
}

}  // namespace net
