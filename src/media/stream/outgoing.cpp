#include "media/stream/outgoing.h"

#include <algorithm>

#include "base/failure.h"

namespace media::stream {

Outgoing::Outgoing(std::uint16_t first_sequence, std::uint32_t first_timestamp)
    : first_timestamp_(first_timestamp), next_sequence_(first_sequence), next_timestamp_(first_timestamp) {}

void Outgoing::start(base::SteadyTime now) {
  if (is_started_) return;
  is_started_ = true;
  started_at_ = now;
  sent_at_ = now;
}

// In whole frames, so that changes of source fall on the grid that receivers expect.
std::int64_t Outgoing::clock_at(base::SteadyTime now) const {
  return first_timestamp_ + (now - started_at_) / frame_time * frame_samples;
}

base::SteadyTime Outgoing::time_of(std::int64_t timestamp) const {
  return started_at_ + (timestamp - first_timestamp_) * base::microseconds(frame_time) / frame_samples;
}

Place Outgoing::next_place(base::SteadyTime now) {
  const Place place{
      .sequence = next_sequence_, .timestamp = std::max(next_timestamp_, clock_at(now)), .marker = is_first_};
  is_first_ = false;
  return place;
}

Place Outgoing::own_frame(base::SteadyTime now) {
  base::check(is_started_, "a stream is started before it sends");
  const Place place = next_place(now);
  next_sequence_ = place.sequence + 1;
  next_timestamp_ = place.timestamp + frame_samples;
  is_interrupted_ = true;
  sent_at_ = now;
  return place;
}

bool Outgoing::continues(const Incoming& packet) const {
  if (!is_known_source(packet) || is_interrupted_) return false;
  const std::int64_t packets = packet.sequence - anchor_->newest_in;
  const std::int64_t samples = packet.timestamp - anchor_->newest_timestamp_in;
  return packets > 0 && packets <= step_packets_max && samples > 0 && samples <= step_samples_max;
}

Place Outgoing::begin_anew(const Incoming& packet, base::SteadyTime now) {
  Place place = next_place(now);
  place.marker = true;
  anchor_ = Anchor{.source = packet.source,
                   .sequence_in = packet.sequence,
                   .timestamp_in = packet.timestamp,
                   .sequence_out = place.sequence,
                   .timestamp_out = place.timestamp,
                   .newest_in = packet.sequence,
                   .newest_timestamp_in = packet.timestamp};
  is_interrupted_ = false;
  return place;
}

std::optional<Place> Outgoing::forward(const Incoming& packet, base::SteadyTime now) {
  if (!is_started_) return {};
  const std::int64_t behind = is_known_source(packet) ? anchor_->newest_in - packet.sequence : -1;
  if (behind >= 0 && behind <= step_packets_max) {
    // Late. Numbers before the anchor, or before a frame of ours, are used by something else.
    if (behind > late_packets_max || is_interrupted_ || packet.sequence < anchor_->sequence_in) return {};
    return Place{.sequence = anchor_->sequence_out + packet.sequence - anchor_->sequence_in,
                 .timestamp = anchor_->timestamp_out + packet.timestamp - anchor_->timestamp_in};
  }
  Place place;
  if (continues(packet)) {
    place.sequence = anchor_->sequence_out + packet.sequence - anchor_->sequence_in;
    place.timestamp = anchor_->timestamp_out + packet.timestamp - anchor_->timestamp_in;
    anchor_->newest_in = packet.sequence;
    anchor_->newest_timestamp_in = packet.timestamp;
  } else {
    place = begin_anew(packet, now);
  }
  next_sequence_ = place.sequence + 1;
  next_timestamp_ = place.timestamp + packet.samples;
  sent_at_ = now;
  return place;
}

std::optional<base::SteadyTime> Outgoing::own_frame_due() const {
  if (!is_started_) return {};
  const base::SteadyTime played_out = time_of(next_timestamp_);
  if (is_interrupted_) return played_out;
  return std::clamp(played_out, sent_at_ + quiet_min, sent_at_ + quiet_max);
}

std::int64_t Outgoing::timestamp_at(base::SteadyTime now) const {
  const std::int64_t newest = next_timestamp_ - frame_samples;
  return newest + (now - sent_at_) * frame_samples / base::microseconds(frame_time);
}

}  // namespace media::stream
