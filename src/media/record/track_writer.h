/// One side of a call as an Ogg Opus file (RFC 7845), written while people speak by copying their packets: nothing is
/// decoded, nothing is encoded anew. The format in one page:
///
/// * The file begins when the gate opened; that wall time stands in OpusTags as START_TIME, with CALL_ID and SIDE, so
///   tracks of one call can be laid over each other. Sample 0 of the sound is that moment.
/// * A packet's place follows its RTP clock, not its arrival, so jitter does not show. A source that is new, runs ahead
///   of the wall clock by more than `stray_max`, or stays behind by that for `stray_time_max`, is placed by the wall
///   clock again.
/// * Packets wait in a window of `reorder_packets_max` for earlier ones. Later ones than that are dropped: they were
///   late for the listener too.
/// * What was lost is filled: up to 100 ms with one-byte packets (the TOC of the last frame and nothing behind it,
///   which every decoder conceals), after that with frames of silence. The gap is filled whole and not jumped over by
///   the granule, because players that ignore granules (browsers do) would otherwise run ahead; an hour of it costs
///   700 KB.
/// * A page holds at most one second, so a crash leaves a file that plays up to its last second.
///
/// Pure: pages come out as bytes, who writes them is not known here.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "base/bytes.h"
#include "base/time.h"
#include "media/record/pages.h"

namespace media::record {

inline constexpr std::int64_t clock_rate_hz = 48'000;
/// 20 ms: the grid of gaps.
inline constexpr std::int64_t frame_samples = 960;
inline constexpr std::int64_t page_samples_max = clock_rate_hz;
inline constexpr std::size_t reorder_packets_max = 10;
inline constexpr base::milliseconds reorder_time_max{200};
inline constexpr base::milliseconds stray_max{500};
inline constexpr base::seconds stray_time_max{2};
/// A side that sends nothing is filled up in steps of about this, so that the file keeps growing.
inline constexpr base::seconds lag_max{1};
inline constexpr std::int64_t concealed_frames_max = 5;
/// Our packets come from voice encoders of 48 kHz, whose lookahead is 6.5 ms (RFC 7845 section 5.1: pre-skip).
inline constexpr std::uint16_t pre_skip_samples = 312;

struct TrackOptions {
  std::string call;
  /// "customer", "agent" or "mix".
  std::string side;
  /// The wall time of sample 0.
  base::Timestamp started_at{};
  /// The serial number of the Ogg stream; any.
  std::uint32_t serial = 1;
  /// 20 ms of silence as an Opus packet.
  base::Bytes silence;
};

/// One received packet of sound.
struct Sound {
  /// Which source: anything that differs between two of them.
  std::uint64_t source = 0;
  /// RTP time on an endless scale.
  std::int64_t timestamp = 0;
  std::int64_t samples = frame_samples;
  base::ByteView packet;
};

struct TrackCounters {
  std::int64_t packets = 0;
  std::int64_t late = 0;
  std::int64_t concealed_frames = 0;
  std::int64_t silent_frames = 0;
};

class TrackWriter {
 public:
  /// `start` is the moment of sample 0 on the steady clock. The headers are ready to be taken at once.
  TrackWriter(const TrackOptions& options, base::SteadyTime start);

  void take(const Sound& sound, base::SteadyTime now);
  /// To be called about once a second.
  void on_time(base::SteadyTime now);
  /// Everything that waits is written, the track is filled up to `now`, and the stream is closed. Nothing may follow.
  void finish(base::SteadyTime now);

  /// Whole pages that are ready, in order; empty when there are none. They are forgotten here.
  [[nodiscard]] base::Bytes take_pages();

  [[nodiscard]] base::microseconds duration() const;
  [[nodiscard]] const TrackCounters& counters() const { return counters_; }

 private:
  struct Waiting {
    std::int64_t samples;
    base::SteadyTime since;
    base::Bytes packet;
  };
  struct Anchor {
    std::uint64_t source;
    std::int64_t timestamp;
    std::int64_t position;
  };
  [[nodiscard]] std::int64_t position_at(base::SteadyTime now) const;
  [[nodiscard]] std::int64_t place(const Sound& sound, base::SteadyTime now);
  [[nodiscard]] bool is_plausible(std::int64_t by_source, std::int64_t by_wall, base::SteadyTime now);
  void drain(base::SteadyTime now);
  void write(const Waiting& waiting);
  void write_packet(base::ByteView packet, std::int64_t samples);
  void fill_up_to(std::int64_t position);

  // given
  base::Bytes silence_;
  base::SteadyTime start_;
  // owned
  PageWriter pages_;
  // state
  std::map<std::int64_t, Waiting> waiting_;
  std::optional<Anchor> anchor_;
  std::optional<base::SteadyTime> behind_since_;
  std::int64_t written_ = 0;
  std::int64_t flushed_ = 0;
  std::int64_t gap_frames_ = 0;
  std::optional<std::byte> last_toc_;
  TrackCounters counters_;
};

}  // namespace media::record
