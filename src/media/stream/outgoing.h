/// The one stream of RTP that a leg sends from its first packet to its last: our own sequence and clock, whatever is
/// heard on it. Sources are plugged in by being forwarded; when they fall quiet, frames of our own (silence) take over.
/// This decides only where a packet stands; bytes, SSRC and encryption are the session's.
///
/// While one source plays, its steps are copied: a packet lost before us leaves a hole in our numbers too, so that the
/// receiver conceals it, and late packets keep their place. On a change (other source, after silence, a jump) the
/// stream goes on with the next number, and its clock with the wall's.
#pragma once

#include <cstdint>
#include <optional>

#include "base/time.h"

namespace media::stream {

/// One frame of our own, 20 ms at the 48 kHz clock of Opus.
inline constexpr std::int64_t frame_samples = 960;
inline constexpr base::milliseconds frame_time{20};

/// A forwarded source that sent nothing for this long is quiet; longer when its packets had come early.
inline constexpr base::milliseconds quiet_min{40};
inline constexpr base::milliseconds quiet_max{200};
/// A packet so much older than the newest of its source keeps its place; an older one is dropped.
inline constexpr std::int64_t late_packets_max = 128;
/// A larger step of the source's numbers means that it began anew.
inline constexpr std::int64_t step_packets_max = 500;
inline constexpr std::int64_t step_samples_max = 10 * 48'000;

/// Both on endless scales; the wire carries their low 16 and 32 bits.
struct Place {
  std::int64_t sequence = 0;
  std::int64_t timestamp = 0;
  /// The first packet, and the first after a change of source.
  bool marker = false;

  bool operator==(const Place&) const = default;
};

/// A packet to be passed on, its numbers unwrapped.
struct Incoming {
  /// Which source: anything that differs between two of them.
  std::uint64_t source = 0;
  std::int64_t sequence = 0;
  std::int64_t timestamp = 0;
  /// How long it plays.
  std::int64_t samples = frame_samples;
};

class Outgoing {
 public:
  /// Both random (RFC 3550 section 5.1).
  Outgoing(std::uint16_t first_sequence, std::uint32_t first_timestamp);

  /// The stream begins: a frame of ours is due at once. Before this nothing may be sent.
  void start(base::SteadyTime now);
  [[nodiscard]] bool is_started() const { return is_started_; }

  /// Nothing when the packet comes too late, or the stream has not begun.
  [[nodiscard]] std::optional<Place> forward(const Incoming& packet, base::SteadyTime now);
  /// The place of one frame of ours; the forwarded source, if any, counts as changed afterwards.
  [[nodiscard]] Place own_frame(base::SteadyTime now);

  /// When the next frame of ours must go, unless something is forwarded before. Nothing before `start`.
  [[nodiscard]] std::optional<base::SteadyTime> own_frame_due() const;

  /// What the stream's clock shows now, for sender reports.
  [[nodiscard]] std::int64_t timestamp_at(base::SteadyTime now) const;

 private:
  /// How a source's numbers become ours.
  struct Anchor {
    std::uint64_t source = 0;
    std::int64_t sequence_in = 0;
    std::int64_t timestamp_in = 0;
    std::int64_t sequence_out = 0;
    std::int64_t timestamp_out = 0;
    std::int64_t newest_in = 0;
    std::int64_t newest_timestamp_in = 0;
  };

  [[nodiscard]] bool continues(const Incoming& packet) const;
  [[nodiscard]] bool is_known_source(const Incoming& packet) const {
    return anchor_ && anchor_->source == packet.source;
  }
  Place begin_anew(const Incoming& packet, base::SteadyTime now);
  Place next_place(base::SteadyTime now);
  [[nodiscard]] std::int64_t clock_at(base::SteadyTime now) const;
  [[nodiscard]] base::SteadyTime time_of(std::int64_t timestamp) const;

  // given
  std::int64_t first_timestamp_;
  // state
  bool is_started_ = false;
  bool is_first_ = true;
  base::SteadyTime started_at_{};
  std::int64_t next_sequence_;
  std::int64_t next_timestamp_;
  std::optional<Anchor> anchor_;
  /// Frames of ours have been sent since the last forwarded packet.
  bool is_interrupted_ = true;
  base::SteadyTime sent_at_{};
};

}  // namespace media::stream
