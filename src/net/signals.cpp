#include "net/signals.h"

#include <boost/asio/signal_set.hpp>

#include <csignal>

#include "net/native.h"

namespace net {

struct StopSignals::State : std::enable_shared_from_this<StopSignals::State> {
  explicit State(Loop& loop) : signals(loop.native().context, SIGTERM, SIGINT) {}

  void wait() {
    signals.async_wait([self = shared_from_this()](const boost::system::error_code& stopped, int) {
      if (stopped || !self->asked_to_stop) return;
      self->wait();
      self->asked_to_stop();
    });
  }

  asio::signal_set signals;
  std::function<void()> asked_to_stop;
};

StopSignals::StopSignals(Loop& loop, std::function<void()> asked_to_stop) : state_(std::make_shared<State>(loop)) {
  std::signal(SIGPIPE, SIG_IGN);
  state_->asked_to_stop = std::move(asked_to_stop);
  state_->wait();
}

StopSignals::~StopSignals() {
  state_->asked_to_stop = nullptr;
  state_->signals.cancel();
}

}  // namespace net
