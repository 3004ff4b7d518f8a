#include "net/loop.h"

#include <boost/asio/post.hpp>

#include "base/failure.h"
#include "net/native.h"

namespace net {

Loop::Loop() : native_(std::make_unique<Native>()) {}
Loop::~Loop() = default;

// The context is made ready again after a run, not before it: so a `stop()` that comes before `run()` is not forgotten.
void Loop::run() {
  native_->context.run();
  native_->context.restart();
}

void Loop::run_for(base::milliseconds duration) {
  native_->context.run_for(duration);
  native_->context.restart();
}

void Loop::stop() {
  native_->context.stop();
}

void Loop::post(std::function<void()> what) {
  if (native_->posted.fetch_add(1) >= posted_max) {
    native_->posted.fetch_sub(1);
    throw base::Failure("net: the loop is stuck, its queue is full");
  }
  asio::post(native_->context, [native = native_.get(), what = std::move(what)] {
    native->posted.fetch_sub(1);
    what();
  });
}

}  // namespace net
