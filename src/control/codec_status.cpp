// The answers of the switchboard: what it made, what it is doing.
#include "control/codec.h"

#include "control/fields.h"

namespace control {

namespace {

constexpr std::size_t word_bytes_max = 256;
// Far above the number of names there are; a status with more is not ours.
constexpr std::size_t refused_names_max = 256;

json::Array to_json(const std::vector<Refused>& refused) {
  json::Array rows;
  for (const Refused& row : refused) rows.push_back(json::Object{{"reason", row.reason}, {"count", row.count}});
  return rows;
}

std::vector<Refused> refused_from(Fields& fields) {
  std::vector<Refused> refused;
  for (const json::Value& row : json::find_array(fields.value(), "refused")) {
    Fields inner(row);
    refused.push_back({.reason = inner.text("reason", word_bytes_max), .count = inner.count("count")});
    if (!inner.is_good() || refused.size() > refused_names_max) fields.complain("refused", "not a list of reasons");
  }
  return refused;
}

json::Value to_json(const LegStatus& leg) {
  json::Object body{{"leg", leg.leg},
                    {"side", to_word(leg.side)},
                    {"ice", leg.ice},
                    {"dtls", leg.dtls},
                    {"remote", leg.remote},
                    {"srtp", leg.srtp_profile},
                    {"packets_in", leg.packets_in},
                    {"packets_out", leg.packets_out},
                    {"bytes_in", leg.bytes_in},
                    {"bytes_out", leg.bytes_out},
                    {"lost_in", leg.lost_in},
                    {"lost_out", leg.lost_out},
                    {"silence_out", leg.silence_out},
                    {"jitter_us", leg.jitter_us},
                    {"refused", to_json(leg.refused)}};
  if (leg.round_trip_us) body.emplace("round_trip_us", *leg.round_trip_us);
  if (leg.quiet_us) body.emplace("quiet_us", *leg.quiet_us);
  return body;
}

LegStatus leg_status_from(const json::Value& value, Fields& outer) {
  Fields fields(value);
  LegStatus leg{.leg = fields.id("leg"),
                .side = side_from_word(fields.text("side", word_bytes_max)).value_or(Side::customer),
                .ice = fields.text("ice", word_bytes_max),
                .dtls = fields.text("dtls", word_bytes_max),
                .remote = fields.text("remote", word_bytes_max),
                .srtp_profile = fields.text("srtp", word_bytes_max),
                .packets_in = fields.count("packets_in"),
                .packets_out = fields.count("packets_out"),
                .bytes_in = fields.count("bytes_in"),
                .bytes_out = fields.count("bytes_out"),
                .lost_in = fields.count("lost_in"),
                .lost_out = fields.count("lost_out"),
                .silence_out = fields.count("silence_out"),
                .jitter_us = fields.integer("jitter_us"),
                .round_trip_us = fields.maybe_integer("round_trip_us"),
                .quiet_us = fields.maybe_integer("quiet_us"),
                .refused = refused_from(fields)};
  if (!fields.is_good()) outer.complain("legs", "not a list of legs");
  return leg;
}

}  // namespace

json::Value to_json(const LegMade& made) { return json::Object{{"answer", made.answer_sdp}}; }

json::Value to_json(const Status& status) {
  return json::Object{{"boot", status.boot_id},
                      {"started_at", base::to_micros(status.started_at)},
                      {"udp_port", status.udp_port},
                      {"calls", status.calls},
                      {"legs", status.legs},
                      {"calls_max", status.calls_max},
                      {"news_last", status.news_last},
                      {"news_waiting", status.news_waiting},
                      {"refused", to_json(status.refused)}};
}

json::Value to_json(const CallStatus& status) {
  json::Array legs;
  for (const LegStatus& leg : status.legs) legs.push_back(to_json(leg));
  return json::Object{{"call", status.call},
                      {"made_at", base::to_micros(status.made_at)},
                      {"gate_open", status.is_gate_open},
                      {"recording", status.is_recording},
                      {"legs", std::move(legs)}};
}

json::Value to_json(const std::vector<CallListed>& calls) {
  json::Array rows;
  for (const CallListed& call : calls) {
    rows.push_back(json::Object{{"call", call.call},
                                {"made_at", base::to_micros(call.made_at)},
                                {"gate_open", call.is_gate_open},
                                {"customer", call.is_customer_connected},
                                {"agent", call.is_agent_connected}});
  }
  return json::Object{{"calls", std::move(rows)}};
}

base::Result<LegMade> leg_made_from(const json::Value& value) {
  Fields fields(value);
  LegMade made{.answer_sdp = fields.text("answer", frame_bytes_max)};
  if (!fields.is_good()) return fields.refusal();
  return made;
}

base::Result<Status> status_from(const json::Value& value) {
  Fields fields(value);
  Status status{.boot_id = fields.id("boot"),
                .started_at = fields.time("started_at"),
                .udp_port = static_cast<std::uint16_t>(fields.small_count("udp_port")),
                .calls = fields.small_count("calls"),
                .legs = fields.small_count("legs"),
                .calls_max = fields.small_count("calls_max"),
                .news_last = fields.count("news_last"),
                .news_waiting = fields.small_count("news_waiting"),
                .refused = refused_from(fields)};
  if (!fields.is_good()) return fields.refusal();
  return status;
}

base::Result<CallStatus> call_status_from(const json::Value& value) {
  Fields fields(value);
  CallStatus status{.call = fields.id("call"),
                    .made_at = fields.time("made_at"),
                    .is_gate_open = fields.boolean("gate_open"),
                    .is_recording = fields.boolean("recording"),
                    .legs = {}};
  for (const json::Value& leg : json::find_array(value, "legs")) status.legs.push_back(leg_status_from(leg, fields));
  if (!fields.is_good()) return fields.refusal();
  return status;
}

base::Result<std::vector<CallListed>> calls_listed_from(const json::Value& value) {
  std::vector<CallListed> calls;
  for (const json::Value& row : json::find_array(value, "calls")) {
    Fields fields(row);
    calls.push_back({.call = fields.id("call"),
                     .made_at = fields.time("made_at"),
                     .is_gate_open = fields.boolean("gate_open"),
                     .is_customer_connected = fields.boolean("customer"),
                     .is_agent_connected = fields.boolean("agent")});
    if (!fields.is_good()) return fields.refusal();
  }
  return calls;
}

}  // namespace control
