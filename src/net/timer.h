/// One deadline on a loop, measured on the steady clock.
#pragma once

#include <functional>
#include <memory>

#include "base/time.h"
#include "net/loop.h"

namespace net {

class Timer {
 public:
  explicit Timer(Loop& loop);
  Timer(Timer&&) noexcept;
  Timer& operator=(Timer&&) noexcept;
  /// Cancels.
  ~Timer();

  /// Calls `what` once, `delay` from now (at once when it is not positive, but never from inside this call). Replaces
  /// what was started before. `what` may start the timer again or destroy it.
  void start_after(base::microseconds delay, std::function<void()> what);
  /// The same for a point on the steady clock: the way to tick without drift.
  void start_at(base::SteadyTime at, std::function<void()> what);
  /// After this nothing is called any more, even when the deadline has already passed.
  void cancel();

 private:
  struct State;
  /// Shared with Asio's pending wait, which may outlive this timer until the loop's next turn.
  std::shared_ptr<State> state_;
};

}  // namespace net
