#include "media/sdp/answer.h"

#include <algorithm>

#include "base/bytes.h"
#include "base/text.h"

namespace media::sdp {

namespace {

constexpr std::uint8_t offered_opus_type = 111;
constexpr std::uint8_t offered_event_type = 126;
// RFC 8445 section 5.1.2.1: type preference of a host candidate, and its only component.
constexpr std::uint32_t host_preference = 126u << 24;
constexpr std::uint32_t component_preference = 256 - 1;

std::string_view to_word(Setup setup) {
  switch (setup) {
    case Setup::active: return "active";
    case Setup::passive: return "passive";
    case Setup::actpass: return "actpass";
  }
  return "actpass";
}

// "15:F8:AB:..." (RFC 8122 section 5).
std::string to_text(const Fingerprint& fingerprint) {
  std::string text;
  for (const std::byte byte : fingerprint)
    text += base::format("{}{:02X}", text.empty() ? "" : ":", std::to_integer<unsigned>(byte));
  return text;
}

class Writer {
 public:
  template <class... Part>
  void line(fmt::format_string<const Part&...> format, const Part&... parts) {
    text_ += base::format(format, parts...);
    text_ += "\r\n";
  }

  [[nodiscard]] std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

struct Codecs {
  std::uint8_t opus_type = offered_opus_type;
  std::optional<std::uint8_t> event_type = offered_event_type;
};

void write_session(Writer& out, const Local& local, std::string_view bundled_mid) {
  out.line("v=0");
  // 63 bits: some parsers read it as a signed number.
  out.line("o=- {} 2 IN IP4 127.0.0.1", local.session & 0x7fffffffffffffff);
  out.line("s=-");
  out.line("t=0 0");
  if (!bundled_mid.empty()) out.line("a=group:BUNDLE {}", bundled_mid);
  out.line("a=msid-semantic: WMS {}", local.cname);
  if (local.is_ice_lite) out.line("a=ice-lite");
}

void write_connection(Writer& out, const Local& local) {
  const auto is_v4 = [](const base::Endpoint& at) { return at.family == base::Endpoint::Family::v4; };
  const auto at = std::find_if(local.addresses.begin(), local.addresses.end(), is_v4);
  if (at != local.addresses.end()) out.line("c=IN IP4 {}", at->ip_text());
  else if (!local.addresses.empty()) out.line("c=IN IP6 {}", local.addresses[0].ip_text());
  else out.line("c=IN IP4 0.0.0.0");
  out.line("a=rtcp:9 IN IP4 0.0.0.0");
}

void write_candidates(Writer& out, const Local& local) {
  std::uint32_t preference = 65535;
  std::uint32_t foundation = 1;
  for (const base::Endpoint& at : local.addresses) {
    const std::uint32_t priority = host_preference | preference-- << 8 | component_preference;
    out.line("a=candidate:{} 1 udp {} {} {} typ host", foundation++, priority, at.ip_text(), at.port);
  }
}

void write_codecs(Writer& out, const Local& local, const Codecs& codecs) {
  out.line("a=rtpmap:{} opus/48000/2", codecs.opus_type);
  if (!local.opus_format.empty()) out.line("a=fmtp:{} {}", codecs.opus_type, local.opus_format);
  if (codecs.event_type) out.line("a=rtpmap:{} telephone-event/8000", *codecs.event_type);
  out.line("a=maxptime:20");
  out.line("a=ptime:20");
}

void write_audio(Writer& out, const Local& local, const Codecs& codecs, std::string_view protocol,
                 std::string_view mid) {
  const unsigned port = local.addresses.empty() ? 9 : local.addresses[0].port;
  const std::string event = codecs.event_type ? base::format(" {}", *codecs.event_type) : "";
  out.line("m=audio {} {} {}{}", port, protocol, codecs.opus_type, event);
  write_connection(out, local);
  write_candidates(out, local);
  out.line("a=ice-ufrag:{}", local.ice_ufrag);
  out.line("a=ice-pwd:{}", local.ice_pwd);
  out.line("a=fingerprint:sha-256 {}", to_text(local.fingerprint));
  out.line("a=setup:{}", to_word(local.setup));
  if (!mid.empty()) out.line("a=mid:{}", mid);
  out.line("a=sendrecv");
  out.line("a=msid:{} {}", local.cname, local.cname);
  out.line("a=rtcp-mux");
  write_codecs(out, local, codecs);
  out.line("a=ssrc:{} cname:{}", local.ssrc, local.cname);
}

// RFC 3264 section 6: a rejected stream keeps its place with port 0.
void write_rejected(Writer& out, const Stream& stream) {
  out.line("m={} 0 {} {}", stream.kind, stream.protocol, stream.formats);
  out.line("c=IN IP4 0.0.0.0");
  if (!stream.mid.empty()) out.line("a=mid:{}", stream.mid);
  out.line("a=inactive");
}

}  // namespace

std::string write_answer(const Description& offer, const Local& local) {
  Writer out;
  write_session(out, local, offer.is_bundled ? offer.mid : "");
  for (std::size_t i = 0; i < offer.streams.size(); ++i) {
    const Stream& stream = offer.streams[i];
    const Codecs codecs{.opus_type = offer.opus_type, .event_type = offer.event_type};
    if (i == offer.audio_at) write_audio(out, local, codecs, stream.protocol, stream.mid);
    else write_rejected(out, stream);
  }
  return out.take();
}

std::string write_offer(const Local& local) {
  Writer out;
  write_session(out, local, "audio");
  write_audio(out, local, Codecs{}, "UDP/TLS/RTP/SAVPF", "audio");
  return out.take();
}

}  // namespace media::sdp
