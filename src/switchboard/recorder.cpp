#include "switchboard/recorder.h"

#include <sys/resource.h>
#include <unistd.h>

#include "base/failure.h"
#include "base/log.h"

namespace switchboard {

namespace {

constexpr int lowest_priority = 19;

void lower_own_priority() {
  // The calls' threads go first; on failure the mix only competes with them.
  if (::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), lowest_priority) != 0)
    base::log::warn("recorder.not_nice");
}

}  // namespace

Recorder::Recorder(std::filesystem::path recordings, std::function<void(TrackResult)> tell)
    : recordings_(std::move(recordings)),
      tell_(std::move(tell)),
      mixer_([this](std::stop_token stop) { mix_all(stop); }),
      writer_([this](std::stop_token stop) { write_all(stop); }) {}

Recorder::~Recorder() {
  mixer_.request_stop();
  writer_.request_stop();
}

void Recorder::append(const std::string& call, control::Side side, base::Bytes pages) {
  Track track(call, side);
  if (jobs_.try_push(Append{track, std::move(pages)})) return;
  if (with_gap_.insert(std::move(track)).second) base::log::error("recorder.queue_full", {{"call", call}});
}

void Recorder::finish(const std::string& call, control::Side side, base::Timestamp started_at,
                      base::microseconds duration) {
  const Track track(call, side);
  jobs_.push(Finish{track, started_at, duration, with_gap_.erase(track) > 0});
}

// ---- the writer's thread

void Recorder::write_all(std::stop_token stop) {
  while (const auto job = jobs_.pop(stop)) std::visit([this](const auto& it) { write(it); }, *job);
}

void Recorder::write(const Append& job) {
  Open& open = open_[job.track];
  if (open.is_broken) return;
  try {
    if (!open.file) open.file = TrackFile::create(track_path(recordings_, job.track.first, job.track.second));
    open.file->append(job.pages);
  } catch (const base::Failure& failure) {
    open.is_broken = true;
    base::log::error("recorder.failed", {{"call", job.track.first}, {"what", failure.what()}});
  }
}

void Recorder::write(const Finish& job) {
  TrackResult result{.call = job.track.first, .side = job.track.second, .duration = job.duration};
  close(job, result);
  open_.erase(job.track);
  tell_(result);
  order_mix_if_complete(job);
}

void Recorder::close(const Finish& job, TrackResult& result) {
  Open& open = open_[job.track];
  if (job.has_gap) result.problem = "recording.queue_full";
  if (open.is_broken || !open.file) result.problem = "recording.disk";
  if (result.problem) return;
  try {
    open.file->sync();
    result.bytes = open.file->bytes();
  } catch (const base::Failure& failure) {
    result.problem = "recording.disk";
    base::log::error("recorder.failed", {{"call", job.track.first}, {"what", failure.what()}});
  }
}

void Recorder::order_mix_if_complete(const Finish& job) {
  const std::string& call = job.track.first;
  if (++finished_sides_[call] < 2) return;
  finished_sides_.erase(call);
  MixOrder order{.customer = track_path(recordings_, call, control::Side::customer),
                 .agent = track_path(recordings_, call, control::Side::agent),
                 .mix = track_path(recordings_, call, control::Side::mix),
                 .call = call,
                 .started_at = job.started_at};
  if (mixes_.try_push(std::move(order))) return;
  base::log::error("recorder.mix_queue_full", {{"call", call}});
  tell_({.call = call, .side = control::Side::mix, .problem = "recording.queue_full"});
}

// ---- the mixer's thread

void Recorder::mix_all(std::stop_token stop) {
  lower_own_priority();
  while (!stop.stop_requested()) {
    if (const auto order = mixes_.pop(stop)) mix(*order, stop);
  }
}

void Recorder::mix(const MixOrder& order, std::stop_token stop) {
  TrackResult result{.call = order.call, .side = control::Side::mix};
  try {
    const auto made = render_mix(order, stop);
    if (!made) return;
    result.bytes = made->bytes;
    result.duration = made->duration;
  } catch (const base::Failure& failure) {
    result.problem = "recording.disk";
    base::log::error("recorder.mix_failed", {{"call", order.call}, {"what", failure.what()}});
  }
  tell_(result);
}

}  // namespace switchboard
