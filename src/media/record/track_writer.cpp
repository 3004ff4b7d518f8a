#include "media/record/track_writer.h"

#include <cstdlib>

#include "base/failure.h"

namespace media::record {

namespace {

// RFC 7845 section 5.1. Little-endian, unlike everything else we speak.
class LittleWriter {
 public:
  void text(std::string_view value) { out_.text(value); }
  void u8(std::uint8_t value) { out_.u8(value); }
  void u16(std::uint16_t value) {
    u8(static_cast<std::uint8_t>(value & 0xff));
    u8(static_cast<std::uint8_t>(value >> 8));
  }
  void u32(std::uint32_t value) {
    u16(static_cast<std::uint16_t>(value & 0xffff));
    u16(static_cast<std::uint16_t>(value >> 16));
  }
  // RFC 7845 section 5.2: a length, then UTF-8.
  void string(std::string_view value) {
    u32(static_cast<std::uint32_t>(value.size()));
    text(value);
  }
  [[nodiscard]] base::Bytes take() { return out_.take(); }

 private:
  base::ByteWriter out_;
};

base::Bytes identification_header() {
  LittleWriter out;
  out.text("OpusHead");
  out.u8(1);  // version
  out.u8(1);  // channels: stereo packets are played as mono
  out.u16(pre_skip_samples);
  out.u32(static_cast<std::uint32_t>(clock_rate_hz));
  out.u16(0);  // gain
  out.u8(0);   // mapping family: one stream
  return out.take();
}

base::Bytes comment_header(const TrackOptions& options) {
  LittleWriter out;
  out.text("OpusTags");
  out.string("Belfry");
  out.u32(3);
  out.string("CALL_ID=" + options.call);
  out.string("SIDE=" + options.side);
  out.string("START_TIME=" + base::to_iso(options.started_at));
  return out.take();
}

// RFC 6716 section 3.1, table 2: whether the frames of this packet have 20 ms, so that one of them conceals one.
bool has_frames_of_20_ms(std::byte toc) {
  const unsigned config = std::to_integer<unsigned>(toc) >> 3;
  if (config < 12) return (config & 3) == 1;
  return config < 16 ? (config & 1) == 1 : (config & 3) == 3;
}

constexpr std::int64_t to_samples(base::microseconds duration) {
  return duration.count() * (clock_rate_hz / 1000) / 1000;
}

}  // namespace

TrackWriter::TrackWriter(const TrackOptions& options, base::SteadyTime start)
    : silence_(options.silence), start_(start), pages_(options.serial) {
  pages_.header(identification_header());
  pages_.header(comment_header(options));
}

std::int64_t TrackWriter::position_at(base::SteadyTime now) const {
  return to_samples(now - start_) / frame_samples * frame_samples;
}

std::int64_t TrackWriter::place(const Sound& sound, base::SteadyTime now) {
  const std::int64_t by_wall = position_at(now);
  if (anchor_ && anchor_->source == sound.source) {
    const std::int64_t by_source = anchor_->position + sound.timestamp - anchor_->timestamp;
    if (is_plausible(by_source, by_wall, now)) return by_source;
  }
  const std::int64_t after_waiting =
      waiting_.empty() ? written_ : waiting_.rbegin()->first + waiting_.rbegin()->second.samples;
  anchor_ = Anchor{.source = sound.source, .timestamp = sound.timestamp, .position = std::max(by_wall, after_waiting)};
  behind_since_.reset();
  return anchor_->position;
}

// Nothing can arrive before it was said. Late it can be, after a stall of the network; but who is late for ever has
// another clock than we believed.
bool TrackWriter::is_plausible(std::int64_t by_source, std::int64_t by_wall, base::SteadyTime now) {
  if (by_source - by_wall > to_samples(stray_max)) return false;
  const bool is_behind = by_wall - by_source > to_samples(stray_max);
  if (!is_behind) behind_since_.reset();
  else if (!behind_since_) behind_since_ = now;
  return !behind_since_ || now - *behind_since_ < stray_time_max;
}

void TrackWriter::take(const Sound& sound, base::SteadyTime now) {
  if (sound.packet.empty()) return;
  const std::int64_t position = place(sound, now);
  // Half a frame of tolerance: sources need not keep to the grid that gaps are filled on.
  if (position + frame_samples / 2 < written_ || waiting_.contains(position)) {
    ++counters_.late;
    return;
  }
  waiting_.emplace(position, Waiting{sound.samples, now, {sound.packet.begin(), sound.packet.end()}});
  drain(now);
}

void TrackWriter::drain(base::SteadyTime now) {
  while (!waiting_.empty()) {
    const auto first = waiting_.begin();
    const bool is_next = first->first < written_ + frame_samples / 2;
    const bool is_given_up = waiting_.size() > reorder_packets_max || now - first->second.since > reorder_time_max;
    if (!is_next && !is_given_up) return;
    fill_up_to(first->first);
    write(first->second);
    waiting_.erase(first);
  }
}

void TrackWriter::write(const Waiting& waiting) {
  ++counters_.packets;
  gap_frames_ = 0;
  last_toc_ = waiting.packet.front();
  write_packet(waiting.packet, waiting.samples);
}

void TrackWriter::write_packet(base::ByteView packet, std::int64_t samples) {
  written_ += samples;
  pages_.packet(packet, written_);
  if (written_ - flushed_ < page_samples_max) return;
  pages_.flush();
  flushed_ = written_;
}

void TrackWriter::fill_up_to(std::int64_t position) {
  while (written_ + frame_samples / 2 < position) {
    const bool conceals = last_toc_ && has_frames_of_20_ms(*last_toc_) && gap_frames_ < concealed_frames_max;
    // Code 0, one frame, and no bytes for it: lost (RFC 6716 section 3.2.1).
    const base::Bytes lost = {last_toc_.value_or(std::byte{0}) & std::byte{0xfc}};
    ++(conceals ? counters_.concealed_frames : counters_.silent_frames);
    ++gap_frames_;
    write_packet(conceals ? lost : silence_, frame_samples);
  }
}

void TrackWriter::on_time(base::SteadyTime now) {
  drain(now);
  const std::int64_t wall = position_at(now);
  if (wall - written_ > to_samples(lag_max)) fill_up_to(wall - to_samples(lag_max) / 2);
}

void TrackWriter::finish(base::SteadyTime now) {
  while (!waiting_.empty()) {
    fill_up_to(waiting_.begin()->first);
    write(waiting_.begin()->second);
    waiting_.erase(waiting_.begin());
  }
  fill_up_to(position_at(now));
  written_ += frame_samples;
  pages_.last_packet(silence_, written_);
}

base::Bytes TrackWriter::take_pages() { return pages_.take(); }

base::microseconds TrackWriter::duration() const { return base::microseconds(written_ * 1'000'000 / clock_rate_hz); }

}  // namespace media::record
