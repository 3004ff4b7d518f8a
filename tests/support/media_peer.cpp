#include "support/media_peer.h"

#include <stdexcept>

#include "media/rtp/packet.h"
#include "media/sdp/answer.h"

namespace support {

namespace {

using namespace std::string_literals;
namespace dtls = media::dtls;
namespace ice = media::ice;
namespace sdp = media::sdp;
namespace srtp = media::srtp;

constexpr std::uint8_t opus_type = 111;

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

ice::Remote remote_of(const sdp::Description& answer) {
  ice::Remote remote{.credentials = {answer.ice_ufrag, answer.ice_pwd}, .is_lite = answer.is_ice_lite};
  for (const auto& candidate : answer.candidates) {
    remote.candidates.push_back(
        {.address = candidate.address.ip_text(), .port = candidate.address.port, .priority = candidate.priority});
  }
  return remote;
}

}  // namespace

MediaPeer::MediaPeer(const Options& options, base::Random& random, ice::Outbox& outbox)
    : options_(options),
      random_(random),
      outbox_(outbox),
      certificate_(dtls::Certificate::make()),
      credentials_(ice::make_credentials(random)),
      ssrc_(base::random_u32(random)),
      timestamp_(base::random_u32(random)) {
  sdp::Local local{.ice_ufrag = credentials_.ufrag,
                   .ice_pwd = credentials_.password,
                   .is_ice_lite = options.kind == Kind::relay,
                   .fingerprint = certificate_.fingerprint(),
                   .setup = sdp::Setup::actpass,
                   .ssrc = ssrc_,
                   .cname = "peer",
                   .addresses = {}};
  if (!options.hides_address) local.addresses.push_back(options.address);
  offer_ = sdp::write_offer(local);
  if (options.hides_address)
    offer_ += "a=candidate:1 1 udp 2113937151 1e0a7a5c-93c5-4d0f-8b1e-2f6b54f2c8aa.local 50000 typ host\r\n";
  if (options.lies_about_certificate) certificate_ = dtls::Certificate::make();
}

void MediaPeer::take_answer(std::string_view text, base::SteadyTime now) {
  const auto answer = sdp::read(text);
  if (!answer) throw std::runtime_error("the answer is unreadable: " + answer.error().name);
  const bool is_server = answer->setup == sdp::Setup::active;
  dtls_ =
      dtls::Connection::make(certificate_, is_server ? dtls::Role::server : dtls::Role::client, answer->fingerprint);
  ToPeer nowhere({}, outbox_);
  if (is_server) dtls_->start(now, nowhere);
  if (options_.kind == Kind::relay) {
    ice_.emplace(ice::LiteAgent(credentials_, answer->ice_ufrag, now));
    return;
  }
  ice::FullAgent agent(credentials_, {}, random_);
  agent.start(remote_of(*answer), ice::Offerer::we, now);
  ice_.emplace(std::move(agent));
}

void MediaPeer::take(const ice::Outcome& outcome, base::SteadyTime now) {
  if (!outcome.selected || dtls_->role() != dtls::Role::client || dtls_->state() != dtls::State::idle) return;
  ToPeer to_peer(ice_->selected(), outbox_);
  dtls_->start(now, to_peer);
}

void MediaPeer::on_datagram(const base::Endpoint& from, std::span<std::byte> datagram, base::SteadyTime now) {
  if (!ice_ || datagram.empty()) return;
  const auto first = std::to_integer<unsigned>(datagram[0]);
  if (first < 4) {
    if (const auto message = media::stun::parse(datagram)) take(ice_->on_message(from, *message, now, outbox_), now);
  } else if (first < 64) {
    if (!ice_->knows(from)) return;
    shaking_with_ = from;
    ToPeer to_peer(from, outbox_);
    dtls_->on_datagram(datagram, now, to_peer);
    take_keys();
  } else {
    hear(datagram, now);
  }
}

void MediaPeer::take_keys() {
  if (out_ || dtls_->state() != dtls::State::connected) return;
  const dtls::Keys& keys = *dtls_->keys();
  const auto profile = keys.profile == dtls::SrtpProfile::aead_aes_128_gcm ? srtp::Profile::aead_aes_128_gcm
                                                                           : srtp::Profile::aes128_cm_sha1_80;
  out_ = srtp::Context::make(srtp::Direction::outgoing, profile, keys.ours.key(), keys.ours.salt());
  in_ = srtp::Context::make(srtp::Direction::incoming, profile, keys.theirs.key(), keys.theirs.salt());
}

void MediaPeer::hear(std::span<std::byte> datagram, base::SteadyTime now) {
  if (!in_) return;
  const bool is_rtcp = media::rtp::is_rtcp(datagram);
  const auto opened = is_rtcp ? in_->unprotect_rtcp(datagram) : in_->unprotect_rtp(datagram);
  if (!opened) {
    ++refused_;
  } else if (is_rtcp) {
    if (auto compound = media::rtp::read_rtcp(*opened)) reports_.push_back(*std::move(compound));
  } else if (const auto packet = media::rtp::read(*opened)) {
    heard_.push_back({now, packet->header, {packet->payload.begin(), packet->payload.end()}});
  }
}

void MediaPeer::on_time(base::SteadyTime now) {
  if (!ice_) return;
  take(ice_->on_time(now, outbox_), now);
  const auto selected = ice_->selected();
  ToPeer to_peer(selected ? selected : shaking_with_, outbox_);
  dtls_->on_time(now, to_peer);
  take_keys();
}

std::optional<base::SteadyTime> MediaPeer::next_deadline() const {
  if (!ice_) return {};
  auto nearest = ice_->next_deadline();
  const auto other = dtls_->next_deadline();
  if (other && (!nearest || *other < *nearest)) nearest = other;
  return nearest;
}

void MediaPeer::send(base::ByteView datagram) {
  last_sent_.assign(datagram.begin(), datagram.end());
  const auto selected = ice_->selected();
  if (const auto to = selected ? selected : shaking_with_) outbox_.send(*to, datagram);
}

void MediaPeer::speak(base::ByteView opus_packet) {
  if (!out_) return;
  const auto header = media::rtp::write({.payload_type = opus_type,
                                         .marker = packets_ == 0,
                                         .sequence = sequence_,
                                         .timestamp = timestamp_,
                                         .ssrc = ssrc_});
  base::Bytes plain(header.begin(), header.end());
  plain.insert(plain.end(), opus_packet.begin(), opus_packet.end());
  const std::size_t size = plain.size();
  plain.resize(size + srtp::trailer_bytes_max);
  if (const auto sealed = out_->protect_rtp(plain, size)) send(*sealed);
  ++packets_;
  skip();
}

void MediaPeer::skip() {
  ++sequence_;
  timestamp_ += 960;
}

void MediaPeer::report(base::Timestamp wall) {
  if (!out_) return;
  media::rtp::Report report{
      .ssrc = ssrc_,
      .sender = media::rtp::SenderInfo{.ntp = media::rtp::to_ntp(wall), .timestamp = timestamp_, .packets = packets_}};
  auto plain = media::rtp::write_rtcp(report, "peer");
  const std::size_t size = plain.size();
  plain.resize(size + srtp::trailer_bytes_max);
  if (const auto sealed = out_->protect_rtcp(plain, size)) send(*sealed);
}

}  // namespace support
