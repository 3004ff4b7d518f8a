/// One thread's event loop: everything of `net` lives on one loop and calls back on the thread that runs it. Boost.Asio
/// is behind it and does not show.
///
/// A callback that throws base::Failure ends `run()` with it, so callbacks catch at their own rim (one session, one
/// job).
#pragma once

#include <cstddef>
#include <functional>
#include <memory>

#include "base/time.h"

namespace net {

/// Functions posted and not yet run. More than that means that the loop is stuck.
inline constexpr std::size_t posted_max = 65'536;

class Loop {
 public:
  Loop();
  Loop(const Loop&) = delete;
  Loop& operator=(const Loop&) = delete;
  /// Everything made with this loop must be gone before it.
  ~Loop();

  /// Works until `stop()`, also while there is nothing to do. May be called again after it returned.
  void run();
  /// Works for that long, or until `stop()`: for tests.
  void run_for(base::milliseconds duration);

  /// Any thread, any number of times: `run()` returns after the callback it is in.
  void stop();
  /// Any thread: runs `what` on the loop's thread, in the order posted. Throws base::Failure beyond `posted_max`.
  void post(std::function<void()> what);

  /// Asio's side, defined in the private header net/native.h.
  struct Native;
  [[nodiscard]] Native& native() { return *native_; }

 private:
  std::unique_ptr<Native> native_;
};

}  // namespace net
