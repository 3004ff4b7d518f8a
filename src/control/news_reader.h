/// The standing connection on which the clerk hears the switchboard's news. Reconnects by itself; after a reconnect
/// everything that is not acknowledged comes again, so readers must take news twice without harm. Blocking; for one
/// thread.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "control/news.h"

namespace control {

/// How far one life of the daemon has been read; kept in the ledger.
struct NewsPlace {
  std::string boot_id{};
  std::uint64_t number = 0;
};

class NewsReader {
 public:
  NewsReader(std::filesystem::path socket, NewsPlace read_so_far);
  NewsReader(NewsReader&&) noexcept;
  NewsReader& operator=(NewsReader&&) noexcept;
  ~NewsReader();

  /// The next one, waiting at most `wait` (also while the daemon is away; attempts to connect are 500 ms apart).
  /// Nothing when none came. Call with waits of about a second to notice a wish to stop in between.
  [[nodiscard]] std::optional<News> next(std::chrono::milliseconds wait);

  /// The daemon may forget everything up to and including `number` of its present life. Call after the commit that used
  /// it.
  void acknowledge(std::uint64_t number);

  [[nodiscard]] bool is_connected() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace control
