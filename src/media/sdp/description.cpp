#include "media/sdp/description.h"

#include <algorithm>

#include "base/bytes.h"
#include "base/text.h"
#include "media/sdp/lines.h"

namespace media::sdp {

namespace {

using base::Refusal;

// RFC 8839 section 5.4.
constexpr std::size_t ufrag_bytes_min = 4;
constexpr std::size_t pwd_bytes_min = 22;
constexpr std::size_t credential_bytes_max = 256;

// A stream's own line counts before the session's.
std::optional<std::string_view> nearest(const Sections& sections, const Level& stream, std::string_view name) {
  const auto own = stream.attribute(name);
  return own ? own : sections.session.attribute(name);
}

bool is_credential(std::string_view text, std::size_t bytes_min) {
  const auto is_visible = [](char c) { return c > ' ' && c < 0x7f; };
  return text.size() >= bytes_min && text.size() <= credential_bytes_max &&
         std::all_of(text.begin(), text.end(), is_visible);
}

std::optional<Stream> stream_from(const Level& level) {
  const auto parts = words(level.media);
  if (parts.size() < 4) return {};
  const std::string_view formats = level.media.substr(static_cast<std::size_t>(parts[3].data() - level.media.data()));
  return Stream{.kind = std::string(parts[0]),
                .protocol = std::string(parts[2]),
                .formats = std::string(formats),
                .mid = std::string(level.attribute("mid").value_or(""))};
}

bool is_voice(const Stream& stream, const Level& level) {
  return stream.kind == "audio" && stream.protocol.find("TLS/RTP/SAVP") != std::string::npos &&
         words(level.media)[1] != "0";
}

std::optional<Refusal> read_streams(const Sections& sections, Description& into) {
  if (sections.streams.size() > streams_max) return Refusal{"sdp.invalid", "It has too many streams"};
  std::optional<std::size_t> audio;
  for (const Level& level : sections.streams) {
    auto stream = stream_from(level);
    if (!stream) return Refusal{"sdp.invalid", "A stream's line is not complete"};
    if (!audio && is_voice(*stream, level)) audio = into.streams.size();
    into.streams.push_back(*std::move(stream));
  }
  if (!audio) return Refusal{"sdp.no_audio", "It has no audio stream over DTLS-SRTP"};
  into.audio_at = *audio;
  into.mid = into.streams[*audio].mid;
  const auto group = words(sections.session.attribute("group").value_or(""));
  into.is_bundled =
      !group.empty() && group[0] == "BUNDLE" && std::find(group.begin() + 1, group.end(), into.mid) != group.end();
  return {};
}

// foundation component transport priority address port "typ" type ... (RFC 8839 section 5.1)
void read_candidate(std::string_view line, Description& into) {
  const auto parts = words(line);
  if (parts.size() < 8 || parts[1] != "1" || into.candidates.size() >= candidates_max) return;
  const auto priority = base::to_number<std::uint32_t>(parts[3]);
  const auto port = base::to_number<std::uint16_t>(parts[5]);
  if (!priority || !port || *port == 0) return;
  const auto address = base::Endpoint::from_text(parts[4], *port);
  const bool is_udp = base::equals_ignoring_case(parts[2], "udp");
  if (is_udp && address && !address->is_unspecified())
    into.candidates.push_back({.address = *address, .priority = *priority});
  else into.has_other_candidates = true;
}

std::optional<Refusal> read_ice(const Sections& sections, const Level& audio, Description& into) {
  into.ice_ufrag = nearest(sections, audio, "ice-ufrag").value_or("");
  into.ice_pwd = nearest(sections, audio, "ice-pwd").value_or("");
  if (!is_credential(into.ice_ufrag, ufrag_bytes_min) || !is_credential(into.ice_pwd, pwd_bytes_min)) {
    return Refusal{"sdp.no_ice", "It has no usable ICE user fragment and password"};
  }
  // Meta says it for the session, some libraries for the stream.
  into.is_ice_lite = nearest(sections, audio, "ice-lite").has_value();
  for (const std::string_view line : audio.attributes("candidate")) read_candidate(line, into);
  return {};
}

std::optional<Refusal> read_fingerprint(const Sections& sections, const Level& audio, Description& into) {
  auto lines = audio.attributes("fingerprint");
  const auto general = sections.session.attributes("fingerprint");
  if (lines.empty()) lines = general;
  if (lines.empty()) return Refusal{"sdp.no_fingerprint", "It has no DTLS fingerprint"};
  const bool differs = std::any_of(general.begin(), general.end(), [&](auto line) { return line != lines[0]; });
  if (lines.size() > 1 || differs) return Refusal{"sdp.two_fingerprints", "It has more than one DTLS fingerprint"};
  const auto parts = words(lines[0]);
  std::string digits(parts.size() == 2 ? parts[1] : "");
  std::erase(digits, ':');
  const auto bytes = base::from_hex(digits);
  const bool is_sha256 = !parts.empty() && base::equals_ignoring_case(parts[0], "sha-256");
  if (!is_sha256 || !bytes || bytes->size() != into.fingerprint.size()) {
    return Refusal{"sdp.bad_fingerprint", "Its DTLS fingerprint is not a sha-256 of 32 bytes"};
  }
  std::copy(bytes->begin(), bytes->end(), into.fingerprint.begin());
  return {};
}

std::optional<Refusal> read_setup(const Sections& sections, const Level& audio, Description& into) {
  const auto word = nearest(sections, audio, "setup");
  if (!word || *word == "actpass") into.setup = Setup::actpass;
  else if (*word == "active") into.setup = Setup::active;
  else if (*word == "passive") into.setup = Setup::passive;
  else return Refusal{"sdp.invalid", "Its setup is none of active, passive and actpass"};
  return {};
}

// "111 opus/48000/2" for one of the stream's formats.
struct Mapping {
  std::uint8_t type = 0;
  std::string_view codec;
};

std::optional<Mapping> mapping_from(std::string_view line, const Stream& stream) {
  const auto parts = words(line);
  if (parts.size() < 2) return {};
  const auto type = base::to_number<std::uint8_t>(parts[0]);
  const auto formats = words(stream.formats);
  const bool is_listed = std::find(formats.begin(), formats.end(), parts[0]) != formats.end();
  if (!type || *type > 127 || !is_listed) return {};
  return Mapping{.type = *type, .codec = parts[1]};
}

// Firefox names the one channel.
bool is_telephone_event(std::string_view codec) {
  return base::equals_ignoring_case(codec, "telephone-event/8000") ||
         base::equals_ignoring_case(codec, "telephone-event/8000/1");
}

void read_opus_format(const Level& audio, Description& into) {
  for (const std::string_view line : audio.attributes("fmtp")) {
    const std::size_t blank = std::min(line.find(' '), line.size());
    if (base::to_number<std::uint8_t>(line.substr(0, blank)) == into.opus_type)
      into.opus_format = base::trim(line.substr(blank));
  }
}

std::optional<Refusal> read_codecs(const Level& audio, Description& into) {
  bool has_opus = false;
  for (const std::string_view line : audio.attributes("rtpmap")) {
    const auto mapping = mapping_from(line, into.streams[into.audio_at]);
    if (!mapping) continue;
    const bool is_opus = base::equals_ignoring_case(mapping->codec, "opus/48000/2");
    if (is_opus && !has_opus) {
      into.opus_type = mapping->type;
      has_opus = true;
    }
    if (is_telephone_event(mapping->codec)) into.event_type = mapping->type;
  }
  if (!has_opus) return Refusal{"sdp.no_codec", "It does not offer Opus at 48000 Hz"};
  read_opus_format(audio, into);
  return {};
}

void read_source(const Level& audio, Description& into) {
  const auto parts = words(audio.attribute("ssrc").value_or(""));
  if (!parts.empty()) into.ssrc = base::to_number<std::uint32_t>(parts[0]);
}

}  // namespace

base::Result<Description> read(std::string_view text) {
  if (text.size() > description_bytes_max) return base::refuse("sdp.too_large", "It is larger than 16 KB");
  const auto sections = split_into_sections(text);
  if (!sections) return base::refuse("sdp.invalid", "It is not a session description");
  Description description;
  auto refusal = read_streams(*sections, description);
  if (refusal) return tl::unexpected(*refusal);
  const Level& audio = sections->streams[description.audio_at];
  if (!refusal) refusal = read_fingerprint(*sections, audio, description);
  if (!refusal) refusal = read_ice(*sections, audio, description);
  if (!refusal) refusal = read_setup(*sections, audio, description);
  if (!refusal) refusal = read_codecs(audio, description);
  if (refusal) return tl::unexpected(*refusal);
  read_source(audio, description);
  return description;
}

}  // namespace media::sdp
