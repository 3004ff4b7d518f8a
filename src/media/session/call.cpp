#include "media/session/call.h"

#include <utility>

#include "base/failure.h"
#include "media/opus/packet.h"

namespace media::session {

namespace {

constexpr base::seconds record_interval{1};
constexpr std::array<Side, 2> both_sides = {Side::customer, Side::agent};

std::string_view to_word(Side side) { return side == Side::customer ? "customer" : "agent"; }

}  // namespace

Call::Call(std::string name, bool is_recorded, Moment now, Outbox& outbox, Events& events)
    : name_(std::move(name)), is_recorded_(is_recorded), made_at_(now.wall), outbox_(outbox), events_(events) {}

void Call::take_seat(Side side, Seat seat, Moment now) {
  base::check(!at(side), "a seat is taken by one leg at a time");
  at(side) = std::move(seat);
  if (side == Side::agent || is_gate_open()) at(side)->leg->allow_sound(now, outbox_);
}

const Seat* Call::seat(Side side) const {
  const auto& seat = seats_[static_cast<std::size_t>(side)];
  return seat ? &*seat : nullptr;
}

void Call::free_seat(Side side) { at(side).reset(); }

void Call::open_gate(Moment now) {
  if (is_gate_open()) return;
  gate_opened_at_ = now;
  if (is_recorded_) begin_tracks(now);
  if (at(Side::customer)) at(Side::customer)->leg->allow_sound(now, outbox_);
}

void Call::begin_tracks(Moment now) {
  record_at_ = now.steady + record_interval;
  for (const Side side : both_sides) {
    const record::TrackOptions options{.call = name_,
                                       .side = std::string(to_word(side)),
                                       .started_at = now.wall,
                                       .serial = static_cast<std::uint32_t>(side) + 1,
                                       .silence = {opus::silence.begin(), opus::silence.end()}};
    track(side).emplace(options, now.steady);
  }
}

void Call::take_sound(Side from, const Heard& sound, Moment now) {
  if (!is_gate_open()) return;
  Seat& heard = *at(from);
  if (!std::exchange(heard.is_sound_told, true)) {
    events_.emplace_back(FirstSound{.call = name_, .leg = heard.name, .side = from});
  }
  if (at(other(from))) at(other(from))->leg->pass_on(sound, now, outbox_);
  record(from, sound, now);
}

void Call::record(Side side, const Heard& sound, Moment now) {
  if (!track(side)) return;
  track(side)->take(
      {.source = sound.source, .timestamp = sound.timestamp, .samples = sound.samples, .packet = sound.payload},
      now.steady);
}

void Call::hand_over_pages(Side side) {
  auto pages = track(side)->take_pages();
  if (!pages.empty()) events_.emplace_back(TrackPages{.call = name_, .side = side, .pages = std::move(pages)});
}

void Call::on_time(Moment now) {
  for (const Side side : both_sides) {
    if (at(side)) at(side)->leg->on_time(now, outbox_);
  }
  if (!is_recording() || record_at_ > now.steady) return;
  record_at_ = now.steady + record_interval;
  for (const Side side : both_sides) {
    track(side)->on_time(now.steady);
    hand_over_pages(side);
  }
}

std::optional<base::SteadyTime> Call::next_deadline() const {
  std::optional<base::SteadyTime> nearest = is_recording() ? std::optional(record_at_) : std::nullopt;
  for (const auto& seat : seats_) {
    const auto at = seat ? seat->leg->next_deadline() : std::nullopt;
    if (at && (!nearest || *at < *nearest)) nearest = at;
  }
  return nearest;
}

void Call::tell() {
  for (const Side side : both_sides) {
    if (!at(side)) continue;
    Seat& seat = *at(side);
    const bool is_news =
        seat.leg->was_connected() && !std::exchange(seat.is_connection_told, seat.leg->was_connected());
    if (is_news) events_.emplace_back(LegConnected{.call = name_, .leg = seat.name, .side = side});
    if (seat.leg->state() != Leg::State::over) continue;
    events_.emplace_back(LegOver{.call = name_,
                                 .leg = seat.name,
                                 .side = side,
                                 .was_connected = seat.leg->was_connected(),
                                 .reason = std::string(seat.leg->reason())});
  }
}

void Call::finish(Moment now) {
  if (!is_recording()) return;
  for (const Side side : both_sides) {
    track(side)->finish(now.steady);
    hand_over_pages(side);
    events_.emplace_back(TrackOver{
        .call = name_, .side = side, .started_at = gate_opened_at_->wall, .duration = track(side)->duration()});
  }
  tracks_ = {};
}

}  // namespace media::session
