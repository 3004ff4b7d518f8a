/// Being told to stop: SIGTERM and SIGINT become a callback on the loop. A program has at most one.
#pragma once

#include <functional>
#include <memory>

#include "net/loop.h"

namespace net {

class StopSignals {
 public:
  /// Calls `asked_to_stop` at every SIGTERM or SIGINT. From here on SIGPIPE is ignored in the whole process, so that
  /// writing to a peer that left is an error to handle and not the end.
  StopSignals(Loop& loop, std::function<void()> asked_to_stop);
  StopSignals(const StopSignals&) = delete;
  StopSignals& operator=(const StopSignals&) = delete;
  ~StopSignals();

 private:
  struct State;
  /// Shared with Asio's pending wait.
  std::shared_ptr<State> state_;
};

}  // namespace net
