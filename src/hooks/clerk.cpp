#include "hooks/clerk.h"

#include <algorithm>
#include <optional>

#include "base/random.h"
#include "flow/clerk_round.h"
#include "hooks/job.h"

namespace hooks {

namespace {

class Tending {
 public:
  Tending(const std::stop_token& stop, EffectQueue& queue, std::unique_ptr<Seat> seat)
      : stop_(stop), queue_(queue), seat_(std::move(seat)), holder_(base::random_token(seat_->calls().random, 16)) {}

  /// Returns how long may be slept.
  base::microseconds once() {
    if (!has_lease()) return clerk_looks_every;
    const auto round = clerk_.walk(seat_->calls());
    queue_.post(round.effects);
    if (!round.next_at) return clerk_looks_every;
    // What is due already and was just posted needs no second look before the workers had theirs.
    const auto until = *round.next_at - seat_->calls().clock.now();
    return until.count() <= 0 ? clerk_looks_every : std::min<base::microseconds>(until, clerk_looks_every);
  }

  void give_back() {
    if (held_until_) flow::drop_clerk_lease(seat_->calls(), holder_);
  }

 private:
  bool has_lease() {
    const base::SteadyTime now = seat_->calls().clock.steady_now();
    // Renewed at half time, so that it never runs out under a living clerk.
    if (held_until_ && now + flow::clerk_lease / 2 < *held_until_) return true;
    const bool is_ours = flow::hold_clerk_lease(seat_->calls(), holder_);
    held_until_ = is_ours ? std::optional(now + flow::clerk_lease) : std::nullopt;
    return is_ours;
  }

  const std::stop_token& stop_;
  EffectQueue& queue_;
  std::unique_ptr<Seat> seat_;
  std::string holder_;
  flow::Clerk clerk_;
  std::optional<base::SteadyTime> held_until_;
};

void tend(const std::stop_token& stop, EffectQueue& queue, const ClerkThread::MakeSeat& make) {
  std::optional<Tending> tending;
  while (!stop.stop_requested()) {
    base::microseconds pause = clerk_looks_every;
    run_job("clerk.failed", stop, [&] {
      if (!tending) tending.emplace(stop, queue, make());
      pause = tending->once();
    });
    sleep_unless_stopped(stop, pause);
  }
  if (tending) run_job("clerk.failed", stop, [&] { tending->give_back(); });
}

}  // namespace

ClerkThread::ClerkThread(EffectQueue& queue, MakeSeat make)
    : thread_([&queue, make = std::move(make)](const std::stop_token& stop) { tend(stop, queue, make); }) {}

}  // namespace hooks
