/// Who must be woken when, for thousands of calls whose deadlines mostly move later: an entry is left where it is, and
/// a call that wakes too early just says when again.
#pragma once

#include <cstdint>
#include <optional>
#include <queue>
#include <unordered_map>
#include <vector>

#include "base/time.h"

namespace media::session {

class Agenda {
 public:
  /// Wakes `whom` at `at`, unless it is woken earlier anyway.
  void put(std::uint64_t whom, base::SteadyTime at) {
    const auto [known, is_new] = wakes_.emplace(whom, at);
    if (!is_new && known->second <= at) return;
    known->second = at;
    queue_.push({at, whom});
  }
  void remove(std::uint64_t whom) { wakes_.erase(whom); }

  /// The next one due by `now`, taken out; it must be put in again.
  [[nodiscard]] std::optional<std::uint64_t> take_due(base::SteadyTime now) {
    drop_stale();
    if (queue_.empty() || queue_.top().at > now) return {};
    const std::uint64_t whom = queue_.top().whom;
    queue_.pop();
    wakes_.erase(whom);
    return whom;
  }

  [[nodiscard]] std::optional<base::SteadyTime> next() {
    drop_stale();
    return queue_.empty() ? std::nullopt : std::optional(queue_.top().at);
  }

 private:
  struct Entry {
    base::SteadyTime at;
    std::uint64_t whom;
    bool operator<(const Entry& other) const { return at > other.at; }
  };

  // Entries that were replaced by an earlier one, or whose call is gone.
  void drop_stale() {
    while (!queue_.empty()) {
      const auto known = wakes_.find(queue_.top().whom);
      if (known != wakes_.end() && known->second == queue_.top().at) return;
      queue_.pop();
    }
  }

  std::priority_queue<Entry> queue_;
  std::unordered_map<std::uint64_t, base::SteadyTime> wakes_;
};

}  // namespace media::session
