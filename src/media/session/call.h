/// One call: the customer's leg, at most one agent's leg, the gate between them, and the tracks of a recording.
///
/// Before the gate opens nothing passes either way, and the customer's leg sends nothing at all, for WhatsApp takes the
/// first packet for an answered call (whatsapp-calling.md section 6.5). From then on the customer's stream never
/// pauses. The agent's leg carries our stream, silence at first, as soon as it is connected. Recording begins with the
/// gate.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>

#include "media/record/track_writer.h"
#include "media/session/event.h"
#include "media/session/leg.h"

namespace media::session {

/// A leg and what the application calls it.
struct Seat {
  std::string name;
  std::string offer_text;
  std::string answer_text;
  std::unique_ptr<Leg> leg;
  bool is_connection_told = false;
  bool is_sound_told = false;
};

class Call {
 public:
  /// Both outlive the call.
  Call(std::string name, bool is_recorded, Moment now, Outbox& outbox, Events& events);
  Call(const Call&) = delete;
  Call& operator=(const Call&) = delete;

  /// The seat of this side must be free.
  void take_seat(Side side, Seat seat, Moment now);
  /// Nothing when nobody sits there.
  [[nodiscard]] const Seat* seat(Side side) const;
  /// The leg is gone; it must already be forgotten by whoever finds legs.
  void free_seat(Side side);

  void open_gate(Moment now);
  [[nodiscard]] bool is_gate_open() const { return gate_opened_at_.has_value(); }
  [[nodiscard]] bool is_recording() const { return tracks_[0].has_value(); }

  /// What a leg of this call heard.
  void take_sound(Side from, const Heard& sound, Moment now);
  void on_time(Moment now);
  [[nodiscard]] std::optional<base::SteadyTime> next_deadline() const;

  /// Tells what has become of the legs since the last time. To be called after anything that was not sound.
  void tell();
  /// Ends the tracks. Nothing may follow.
  void finish(Moment now);

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] base::Timestamp made_at() const { return made_at_; }

 private:
  [[nodiscard]] std::optional<Seat>& at(Side side) { return seats_[static_cast<std::size_t>(side)]; }
  [[nodiscard]] std::optional<record::TrackWriter>& track(Side side) { return tracks_[static_cast<std::size_t>(side)]; }
  void begin_tracks(Moment now);
  void record(Side side, const Heard& sound, Moment now);
  void hand_over_pages(Side side);

  // given
  std::string name_;
  bool is_recorded_;
  base::Timestamp made_at_;
  Outbox& outbox_;
  Events& events_;
  // state
  std::array<std::optional<Seat>, 2> seats_;
  std::array<std::optional<record::TrackWriter>, 2> tracks_;
  std::optional<Moment> gate_opened_at_;
  base::SteadyTime record_at_{};
};

}  // namespace media::session
