/// The disk's side of a recording: one thread appends pages to files, another, of lowest priority, renders the mix when
/// both tracks of a call are complete. The loop hands work over and never waits: when the disk is slower than the
/// calls, pages are lost, the track says so, and the sound goes on.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <thread>
#include <utility>
#include <variant>

#include "base/bytes.h"
#include "base/time.h"
#include "control/messages.h"
#include "switchboard/bounded_queue.h"
#include "switchboard/mix_render.h"
#include "switchboard/track_file.h"

namespace switchboard {

/// About eight seconds of a thousand calls, 60 MB at most.
inline constexpr std::size_t page_jobs_max = 16'384;
/// Calls that ended and wait for their mix.
inline constexpr std::size_t mix_jobs_max = 1'000;

/// What became of a track or mix.
struct TrackResult {
  std::string call;
  control::Side side = control::Side::customer;
  /// Nothing when it is complete: else "recording.disk" or "recording.queue_full".
  std::optional<std::string> problem;
  std::int64_t bytes = 0;
  base::microseconds duration{};
};

class Recorder {
 public:
  /// `tell` is called on the recorder's threads.
  Recorder(std::filesystem::path recordings, std::function<void(TrackResult)> tell);
  Recorder(const Recorder&) = delete;
  Recorder& operator=(const Recorder&) = delete;
  /// Writes what was handed over, then stops; mixes that are not rendered yet are given up.
  ~Recorder();

  /// Loop thread. Pages of one track come in order and end with `finish`.
  void append(const std::string& call, control::Side side, base::Bytes pages);
  void finish(const std::string& call, control::Side side, base::Timestamp started_at, base::microseconds duration);

 private:
  using Track = std::pair<std::string, control::Side>;
  struct Append {
    Track track;
    base::Bytes pages;
  };
  struct Finish {
    Track track;
    base::Timestamp started_at;
    base::microseconds duration;
    bool has_gap;
  };
  using Job = std::variant<Append, Finish>;
  struct Open {
    std::optional<TrackFile> file;
    bool is_broken = false;
  };

  void write_all(std::stop_token stop);
  void write(const Append& job);
  void write(const Finish& job);
  void close(const Finish& job, TrackResult& result);
  void order_mix_if_complete(const Finish& job);
  void mix_all(std::stop_token stop);
  void mix(const MixOrder& order, std::stop_token stop);

  // given
  std::filesystem::path recordings_;
  std::function<void(TrackResult)> tell_;
  // state of the loop's thread: tracks that lost pages
  std::set<Track> with_gap_;
  // state of the writer's thread
  std::map<Track, Open> open_;
  std::map<std::string, int> finished_sides_;
  // owned
  BoundedQueue<Job> jobs_{page_jobs_max};
  BoundedQueue<MixOrder> mixes_{mix_jobs_max};
  std::jthread mixer_;
  std::jthread writer_;
};

}  // namespace switchboard
