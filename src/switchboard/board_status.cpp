#include "switchboard/board_status.h"

namespace switchboard {

namespace {

namespace session = media::session;
namespace dtls = media::dtls;
using session::Leg;

std::string_view ice_word(const Leg& leg) {
  if (leg.state() == Leg::State::over) return leg.was_connected() ? "gone" : "failed";
  return leg.state() == Leg::State::checking ? "checking" : "connected";
}

std::string_view dtls_word(const Leg& leg) {
  switch (leg.dtls_state()) {
    case dtls::State::idle: return "waiting";
    case dtls::State::handshaking: return "shaking";
    case dtls::State::connected:
    case dtls::State::closed: return "done";
    case dtls::State::failed: return "failed";
  }
  return "failed";
}

control::LegStatus status_of(const session::Seat& seat, base::SteadyTime now) {
  const Leg& leg = *seat.leg;
  const session::LegCounters& counters = leg.counters();
  control::LegStatus status{.leg = seat.name,
                            .side = to_control(leg.side()),
                            .ice = std::string(ice_word(leg)),
                            .dtls = std::string(dtls_word(leg)),
                            .remote = leg.remote() ? leg.remote()->text() : "",
                            .srtp_profile = std::string(leg.srtp_profile()),
                            .packets_in = counters.packets_in,
                            .packets_out = counters.packets_out,
                            .bytes_in = counters.bytes_in,
                            .bytes_out = counters.bytes_out,
                            .lost_in = leg.incoming().lost(),
                            .lost_out = counters.lost_out,
                            .silence_out = counters.silence_out,
                            .jitter_us = leg.incoming().jitter().count(),
                            .refused = refused_of(leg.refusals())};
  if (leg.round_trip()) status.round_trip_us = leg.round_trip()->count();
  if (leg.heard_at()) status.quiet_us = (now - *leg.heard_at()).count();
  return status;
}

bool is_connected(const session::Seat* seat) { return seat != nullptr && seat->leg->state() == Leg::State::connected; }

}  // namespace

control::Side to_control(session::Side side) {
  return side == session::Side::customer ? control::Side::customer : control::Side::agent;
}

std::vector<control::Refused> refused_of(const session::Refusals& refusals) {
  std::vector<control::Refused> rows;
  for (const auto& row : refusals.rows()) rows.push_back({.reason = std::string(row.name), .count = row.count});
  return rows;
}

control::CallListed listed(const session::Call& call) {
  return {.call = call.name(),
          .made_at = call.made_at(),
          .is_gate_open = call.is_gate_open(),
          .is_customer_connected = is_connected(call.seat(session::Side::customer)),
          .is_agent_connected = is_connected(call.seat(session::Side::agent))};
}

control::CallStatus status_of(const session::Call& call, base::SteadyTime now) {
  control::CallStatus status{.call = call.name(),
                             .made_at = call.made_at(),
                             .is_gate_open = call.is_gate_open(),
                             .is_recording = call.is_recording()};
  for (const session::Side side : {session::Side::customer, session::Side::agent}) {
    if (const session::Seat* seat = call.seat(side)) status.legs.push_back(status_of(*seat, now));
  }
  return status;
}

}  // namespace switchboard
