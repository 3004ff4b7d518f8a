#include "media/session/leg.h"

#include <algorithm>
#include <array>

#include "media/opus/packet.h"
#include "media/rtp/packet.h"

namespace media::session {

namespace {

constexpr std::size_t packet_bytes_max = rtp::header_bytes + payload_bytes_max + srtp::trailer_bytes_max;
// RFC 3711 section 3.3.1: begin in the lower half, so that losing the first packets cannot be taken for a wrap.
constexpr std::uint16_t first_sequence_max = 0x7fff;

ice::Remote remote_of(const sdp::Description& offer) {
  ice::Remote remote{.credentials = {.ufrag = offer.ice_ufrag, .password = offer.ice_pwd},
                     .is_lite = offer.is_ice_lite,
                     .candidates = {}};
  for (const sdp::Candidate& candidate : offer.candidates) {
    remote.candidates.push_back(
        {.address = candidate.address.ip_text(), .port = candidate.address.port, .priority = candidate.priority});
  }
  return remote;
}

IceSide make_ice(const LegOptions& options, const sdp::Description& offer, base::SteadyTime now, base::Random& random) {
  if (options.side == Side::agent) return IceSide(ice::LiteAgent(options.own.credentials, offer.ice_ufrag, now));
  ice::FullAgent agent(options.own.credentials, options.families, random);
  agent.start(remote_of(offer), ice::Offerer::they, now);
  return IceSide(std::move(agent));
}

srtp::Profile to_srtp(dtls::SrtpProfile profile) {
  return profile == dtls::SrtpProfile::aead_aes_128_gcm ? srtp::Profile::aead_aes_128_gcm
                                                        : srtp::Profile::aes128_cm_sha1_80;
}

// DTLS knows no addresses; these are its datagrams with one.
class ToPeer final : public dtls::Outbox {
 public:
  ToPeer(const std::optional<base::Endpoint>& to, ice::Outbox& outbox) : to_(to), outbox_(outbox) {}
  void send(base::ByteView datagram) override {
    if (to_) outbox_.send(*to_, datagram);
  }

 private:
  std::optional<base::Endpoint> to_;
  ice::Outbox& outbox_;
};

}  // namespace

Leg::Leg(const LegOptions& options, sdp::Description offer, const dtls::Certificate& certificate, Moment now,
         base::Random& random)
    : side_(options.side),
      own_(options.own),
      offer_(std::move(offer)),
      random_(random),
      ice_(make_ice(options, offer_, now.steady, random)),
      dtls_(dtls::Connection::make(certificate, own_role(options.side, offer_), offer_.fingerprint)),
      stream_(static_cast<std::uint16_t>(base::random_u32(random) & first_sequence_max), base::random_u32(random)),
      incoming_(options.number) {}

std::optional<base::Endpoint> Leg::target() const {
  const auto selected = ice_.selected();
  return selected ? selected : shaking_with_;
}

void Leg::end(std::string_view reason) {
  if (state_ == State::over) return;
  state_ = State::over;
  reason_ = reason;
}

// ---- getting connected

void Leg::on_stun(const base::Endpoint& from, const stun::Message& message, Moment now, Outbox& outbox) {
  if (state_ == State::over) return;
  take(ice_.on_message(from, message, now.steady, outbox), now, outbox);
}

void Leg::take(const ice::Outcome& outcome, Moment now, Outbox& outbox) {
  if (outcome.dropped) refusals_.count(ice::name_of(*outcome.dropped));
  if (outcome.lost) return end(was_connected() ? "ice.consent_lost" : "ice.timeout");
  // A server listens as soon as anybody may talk to it; a client opens when it knows where to.
  const bool may_shake = dtls_.role() == dtls::Role::server ? outcome.connected : outcome.selected;
  if (!may_shake || dtls_.state() != dtls::State::idle) return;
  state_ = State::shaking;
  ToPeer to_peer(target(), outbox);
  dtls_.start(now.steady, to_peer);
}

bool Leg::is_taken_from(const base::Endpoint& from, std::string_view refusal) {
  if (state_ == State::over) return false;
  if (ice_.knows(from)) return true;
  refusals_.count(refusal);
  return false;
}

void Leg::on_dtls(const base::Endpoint& from, base::ByteView datagram, Moment now, Outbox& outbox) {
  if (!is_taken_from(from, "dtls.unchecked_address")) return;
  shaking_with_ = from;
  ToPeer to_peer(from, outbox);
  dtls_.on_datagram(datagram, now.steady, to_peer);
  take_dtls_state(now);
}

void Leg::take_dtls_state(Moment now) {
  switch (dtls_.state()) {
    case dtls::State::connected:
      if (!was_connected()) become_connected(*dtls_.keys(), now);
      break;
    case dtls::State::failed:
      if (!was_connected()) end(dtls::name_of(dtls_.problem().value_or(dtls::Problem::protocol_error)));
      break;
    case dtls::State::closed: end("dtls.closed"); break;
    case dtls::State::idle:
    case dtls::State::handshaking: break;
  }
}

void Leg::become_connected(const dtls::Keys& keys, Moment now) {
  const srtp::Profile profile = to_srtp(keys.profile);
  srtp_out_ = srtp::Context::make(srtp::Direction::outgoing, profile, keys.ours.key(), keys.ours.salt());
  srtp_in_ = srtp::Context::make(srtp::Direction::incoming, profile, keys.theirs.key(), keys.theirs.salt());
  srtp_profile_ = profile == srtp::Profile::aead_aes_128_gcm ? "AEAD_AES_128_GCM" : "AES128_CM_SHA1_80";
  state_ = State::connected;
  start_stream_if_possible(now);
}

// ---- sound in

std::nullopt_t Leg::drop(std::string_view name) {
  refusals_.count(name);
  return std::nullopt;
}

std::optional<Heard> Leg::on_rtp(const base::Endpoint& from, std::span<std::byte> datagram, Moment now) {
  if (!is_taken_from(from, "srtp.unchecked_address")) return {};
  if (!srtp_in_) return drop("srtp.no_keys");
  const auto opened = srtp_in_->unprotect_rtp(datagram);
  if (!opened) return drop(srtp::name_of(opened.error()));
  const auto packet = rtp::read(*opened);
  if (!packet) return drop("rtp.malformed");
  if (!release_dtls_at_) release_dtls_at_ = now.steady + dtls_kept;
  ++counters_.packets_in;
  counters_.bytes_in += packet->payload.size();
  Heard heard = incoming_.take(*packet, now.steady);
  if (packet->header.payload_type == offer_.event_type) {
    ++counters_.tones_in;
    return {};
  }
  if (packet->header.payload_type != offer_.opus_type) return drop("rtp.other_payload_type");
  const auto samples = opus::samples_in(packet->payload);
  if (!samples) return drop("opus.malformed");
  heard.samples = *samples;
  heard_at_ = now.steady;
  return heard;
}

void Leg::on_rtcp(const base::Endpoint& from, std::span<std::byte> datagram, Moment now) {
  if (!is_taken_from(from, "srtp.unchecked_address")) return;
  if (!srtp_in_) return refusals_.count("srtp.no_keys");
  const auto opened = srtp_in_->unprotect_rtcp(datagram);
  if (!opened) return refusals_.count(srtp::name_of(opened.error()));
  const auto compound = rtp::read_rtcp(*opened);
  if (!compound) return refusals_.count("rtcp.malformed");
  for (const rtp::Report& report : compound->reports) take_report(report, now);
}

void Leg::take_report(const rtp::Report& report, Moment now) {
  if (report.sender) incoming_.take_report(report.ssrc, *report.sender, now.steady);
  for (const rtp::ReportBlock& block : report.blocks) {
    if (block.ssrc != own_.ssrc) continue;
    counters_.lost_out = static_cast<std::uint64_t>(std::max(block.lost, 0));
    if (const auto trip = rtp::round_trip(block, now.wall)) round_trip_ = trip;
  }
}

// ---- sound out

void Leg::allow_sound(Moment now, Outbox& outbox) {
  may_send_sound_ = true;
  start_stream_if_possible(now);
  send_silence_if_due(now, outbox);
}

void Leg::start_stream_if_possible(Moment now) {
  if (!may_send_sound_ || state_ != State::connected || stream_.is_started()) return;
  stream_.start(now.steady);
  report_at_ = now.steady + report_interval_min;
}

void Leg::pass_on(const Heard& sound, Moment now, Outbox& outbox) {
  if (state_ != State::connected || !stream_.is_started()) return;
  if (sound.payload.size() > payload_bytes_max) return refusals_.count("rtp.too_long");
  const auto place = stream_.forward(
      {.source = sound.source, .sequence = sound.sequence, .timestamp = sound.timestamp, .samples = sound.samples},
      now.steady);
  if (!place) return refusals_.count("stream.too_late");
  send_packet(*place, sound.payload, outbox);
}

void Leg::send_packet(const stream::Place& place, base::ByteView payload, Outbox& outbox) {
  const auto to = target();
  if (!to) return;
  std::array<std::byte, packet_bytes_max> buffer;
  const auto header = rtp::write({.payload_type = offer_.opus_type,
                                  .marker = place.marker,
                                  .sequence = static_cast<std::uint16_t>(place.sequence),
                                  .timestamp = static_cast<std::uint32_t>(place.timestamp),
                                  .ssrc = own_.ssrc});
  std::copy(payload.begin(), payload.end(), std::copy(header.begin(), header.end(), buffer.begin()));
  const auto sealed = srtp_out_->protect_rtp(buffer, header.size() + payload.size());
  if (!sealed) return refusals_.count("stream.repeated");
  ++counters_.packets_out;
  counters_.bytes_out += payload.size();
  outbox.send(*to, *sealed);
}

void Leg::send_silence_if_due(Moment now, Outbox& outbox) {
  const auto due = stream_.own_frame_due();
  if (!due || *due > now.steady || state_ != State::connected) return;
  ++counters_.silence_out;
  send_packet(stream_.own_frame(now.steady), opus::silence, outbox);
}

base::SteadyTime Leg::next_report_time(base::SteadyTime now) {
  constexpr auto range = static_cast<std::uint32_t>((report_interval_max - report_interval_min).count());
  return now + report_interval_min + base::milliseconds(base::random_u32(random_) % range);
}

void Leg::send_report(Moment now, Outbox& outbox) {
  const auto to = target();
  if (!stream_.is_started() || report_at_ > now.steady || state_ != State::connected || !to) return;
  report_at_ = next_report_time(now.steady);
  const rtp::SenderInfo sender{.ntp = rtp::to_ntp(now.wall),
                               .timestamp = static_cast<std::uint32_t>(stream_.timestamp_at(now.steady)),
                               .packets = static_cast<std::uint32_t>(counters_.packets_out),
                               .bytes = static_cast<std::uint32_t>(counters_.bytes_out)};
  auto plain =
      rtp::write_rtcp({.ssrc = own_.ssrc, .sender = sender, .blocks = incoming_.report(now.steady)}, own_.cname);
  const std::size_t size = plain.size();
  plain.resize(size + srtp::trailer_bytes_max);
  if (const auto sealed = srtp_out_->protect_rtcp(plain, size)) outbox.send(*to, *sealed);
}

// ---- time

void Leg::on_time(Moment now, Outbox& outbox) {
  if (state_ == State::over) return;
  take(ice_.on_time(now.steady, outbox), now, outbox);
  if (state_ == State::over) return;
  ToPeer to_peer(target(), outbox);
  dtls_.on_time(now.steady, to_peer);
  take_dtls_state(now);
  send_silence_if_due(now, outbox);
  send_report(now, outbox);
  release_dtls_if_due(now.steady);
}

// An SSL object holds 48 KB; a call may last an hour.
void Leg::release_dtls_if_due(base::SteadyTime now) {
  if (is_dtls_released_ || !release_dtls_at_ || *release_dtls_at_ > now) return;
  dtls_.release();
  is_dtls_released_ = true;
}

std::optional<base::SteadyTime> Leg::next_deadline() const {
  if (state_ == State::over) return {};
  std::optional<base::SteadyTime> nearest = ice_.next_deadline();
  const auto consider = [&](std::optional<base::SteadyTime> at) {
    if (at && (!nearest || *at < *nearest)) nearest = at;
  };
  consider(dtls_.next_deadline());
  if (!is_dtls_released_) consider(release_dtls_at_);
  if (state_ != State::connected || !stream_.is_started()) return nearest;
  consider(stream_.own_frame_due());
  consider(report_at_);
  return nearest;
}

}  // namespace media::session
