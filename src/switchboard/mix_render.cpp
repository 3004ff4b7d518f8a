#include "switchboard/mix_render.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <deque>
#include <fstream>

#include "base/failure.h"
#include "media/mix/sum.h"
#include "media/opus/codec.h"
#include "media/opus/packet.h"
#include "media/record/track_reader.h"
#include "media/record/track_writer.h"
#include "switchboard/track_file.h"

namespace switchboard {

namespace {

namespace opus = media::opus;
namespace record = media::record;

using Frame = std::array<std::int16_t, opus::frame_samples>;
constexpr std::size_t chunk_bytes = 64 * 1024;
constexpr base::milliseconds frame_time{20};

// One track as an endless row of samples: silence once it has ended.
class Voice {
 public:
  explicit Voice(const std::filesystem::path& path) : file_(path, std::ios::binary), decoder_(opus::clock_rate_hz) {
    if (!file_) throw base::Failure("open " + path.string());
    fill(1);
    skip(reader_.pre_skip().value_or(0));
  }

  [[nodiscard]] bool has_more() {
    fill(1);
    return !samples_.empty();
  }

  Frame next() {
    fill(opus::frame_samples);
    Frame frame{};
    const std::size_t count = std::min(frame.size(), samples_.size());
    std::copy_n(samples_.begin(), count, frame.begin());
    skip(count);
    return frame;
  }

 private:
  void skip(std::size_t count) {
    fill(count);
    samples_.erase(samples_.begin(), samples_.begin() + static_cast<std::ptrdiff_t>(std::min(count, samples_.size())));
  }

  void fill(std::size_t count) {
    while (samples_.size() < count) {
      const auto packet = next_packet();
      if (!packet) return;
      const auto samples = decoder_.decode(*packet);
      if (samples) samples_.insert(samples_.end(), samples->begin(), samples->end());
    }
  }

  std::optional<base::Bytes> next_packet() {
    while (true) {
      if (auto packet = reader_.next()) return packet;
      std::array<char, chunk_bytes> chunk;
      file_.read(chunk.data(), chunk.size());
      if (file_.gcount() == 0) return {};
      reader_.feed(std::as_bytes(std::span(chunk).first(static_cast<std::size_t>(file_.gcount()))));
    }
  }

  std::ifstream file_;
  record::TrackReader reader_;
  opus::Decoder decoder_;
  std::deque<std::int16_t> samples_;
};

record::TrackWriter make_writer(const MixOrder& order) {
  const record::TrackOptions options{.call = order.call,
                                     .side = "mix",
                                     .started_at = order.started_at,
                                     .serial = 3,
                                     .silence = {opus::silence.begin(), opus::silence.end()}};
  return {options, base::SteadyTime{}};
}

}  // namespace

std::optional<MixMade> render_mix(const MixOrder& order, std::stop_token stop) {
  Voice customer(order.customer);
  Voice agent(order.agent);
  const std::filesystem::path unfinished = order.mix.string() + ".part";
  TrackFile file = TrackFile::create(unfinished);
  record::TrackWriter writer = make_writer(order);
  opus::Encoder encoder({.rate_hz = opus::clock_rate_hz, .bitrate = mix_bitrate});
  std::int64_t frames = 0;
  while (customer.has_more() || agent.has_more()) {
    if (stop.stop_requested()) {
      ::unlink(unfinished.c_str());
      return {};
    }
    Frame frame = customer.next();
    media::mix::add(frame, agent.next());
    const base::Bytes packet = encoder.encode(frame);
    writer.take({.source = 1, .timestamp = frames * opus::frame_samples, .packet = packet},
                base::SteadyTime(frames * frame_time));
    file.append(writer.take_pages());
    ++frames;
  }
  writer.finish(base::SteadyTime(frames * frame_time));
  file.append(writer.take_pages());
  file.sync();
  if (::rename(unfinished.c_str(), order.mix.c_str()) != 0) throw base::system_failure("rename a mix");
  return MixMade{.bytes = file.bytes(), .duration = writer.duration()};
}

}  // namespace switchboard
