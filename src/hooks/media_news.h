/// Reads our own switchboard's numbered news on a standing connection. A piece of news is acknowledged after the commit
/// that used it; what cannot be committed is tried again until it can, in order.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <thread>

#include "hooks/desk.h"
#include "hooks/effect_queue.h"

namespace hooks {

class MediaNews {
 public:
  using MakeSeat = std::function<std::unique_ptr<Seat>()>;

  /// `queue` outlives this.
  MediaNews(std::filesystem::path socket, EffectQueue& queue, MakeSeat make);

 private:
  std::jthread thread_;
};

}  // namespace hooks
