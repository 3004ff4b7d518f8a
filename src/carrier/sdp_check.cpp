#include "carrier/sdp_check.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/text.h"

namespace carrier {

namespace {

constexpr std::size_t lines_max = 400;

/// The lines of a description, without their ends. Attributes of the session and of its one stream are not told apart:
/// every attribute looked at here means the same in both places when there is one stream.
class Sdp {
 public:
  static GraphResult<Sdp> read(std::string_view text);

  /// What follows "a=<name>:" of each such line.
  [[nodiscard]] std::vector<std::string_view> values(std::string_view name) const;
  /// The value when there is exactly one such line.
  [[nodiscard]] std::optional<std::string_view> only(std::string_view name) const;
  [[nodiscard]] bool has(std::string_view line) const {
    return std::find(lines_.begin(), lines_.end(), line) != lines_.end();
  }
  [[nodiscard]] std::vector<std::string_view> streams() const;

 private:
  std::vector<std::string_view> lines_;
};

GraphResult<Sdp> Sdp::read(std::string_view text) {
  if (text.size() > sdp_bytes_max) return base::refuse_with(invalid_sdp("larger than 16 KB"));
  if (!text.starts_with("v=0\r\n")) return base::refuse_with(invalid_sdp("does not begin with v=0 and CRLF"));
  Sdp sdp;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos || end == 0 || text[end - 1] != '\r') {
      return base::refuse_with(invalid_sdp("a line does not end with CRLF"));
    }
    const std::string_view line = text.substr(0, end - 1);
    if (line.size() < 3 || line[1] != '=') return base::refuse_with(invalid_sdp("a line is not <type>=<value>"));
    if (sdp.lines_.size() == lines_max) return base::refuse_with(invalid_sdp("more than 400 lines"));
    sdp.lines_.push_back(line);
    text.remove_prefix(end + 1);
  }
  return sdp;
}

std::vector<std::string_view> Sdp::values(std::string_view name) const {
  const std::string start = base::format("a={}:", name);
  std::vector<std::string_view> found;
  for (const std::string_view line : lines_) {
    if (line.starts_with(start)) found.push_back(line.substr(start.size()));
  }
  return found;
}

std::optional<std::string_view> Sdp::only(std::string_view name) const {
  const auto found = values(name);
  return found.size() == 1 ? std::optional(found.front()) : std::nullopt;
}

std::vector<std::string_view> Sdp::streams() const {
  std::vector<std::string_view> found;
  for (const std::string_view line : lines_) {
    if (line.starts_with("m=")) found.push_back(line.substr(2));
  }
  return found;
}

bool is_sha256(std::string_view fingerprint) {
  const auto words = base::split(fingerprint, ' ');
  if (words.size() != 2 || !base::equals_ignoring_case(words[0], "sha-256")) return false;
  const auto pairs = base::split(words[1], ':');
  return pairs.size() == 32 &&
         std::all_of(pairs.begin(), pairs.end(), [](auto pair) { return pair.size() == 2 && base::from_hex(pair); });
}

GraphResult<> check_fingerprint(const Sdp& sdp) {
  const auto fingerprints = sdp.values("fingerprint");
  if (fingerprints.empty()) return base::refuse_with(invalid_parameter("No fingerprint found in SDP"));
  if (fingerprints.size() > 1) return base::refuse_with(invalid_sdp("more than one fingerprint"));
  if (!is_sha256(fingerprints.front())) return base::refuse_with(invalid_sdp("the fingerprint is not sha-256"));
  return {};
}

std::vector<std::string_view> payload_types(const Sdp& sdp) {
  auto words = base::split(sdp.streams().front(), ' ');
  words.erase(words.begin(), words.begin() + 3);
  return words;
}

GraphResult<> check_stream(const Sdp& sdp) {
  const auto streams = sdp.streams();
  if (streams.size() != 1) return base::refuse_with(invalid_sdp("not exactly one stream"));
  const auto words = base::split(streams.front(), ' ');
  if (words.size() < 4 || words[0] != "audio") return base::refuse_with(invalid_sdp("the stream is not audio"));
  if (words[1] == "0") return base::refuse_with(invalid_sdp("the stream is switched off"));
  if (words[2] != "UDP/TLS/RTP/SAVPF") return base::refuse_with(invalid_sdp("the stream is not UDP/TLS/RTP/SAVPF"));
  const auto maps = sdp.values("rtpmap");
  const bool has_opus = std::any_of(maps.begin(), maps.end(), [](auto map) {
    const auto parts = base::split(map, ' ');
    return parts.size() == 2 && base::equals_ignoring_case(parts[1], "opus/48000/2");
  });
  if (!has_opus) return base::refuse_with(invalid_sdp("no opus/48000/2"));
  for (const std::string_view direction : {"a=sendonly", "a=recvonly", "a=inactive"}) {
    if (sdp.has(direction)) return base::refuse_with(invalid_sdp("the stream is not sendrecv"));
  }
  return {};
}

GraphResult<> check_transport(const Sdp& sdp) {
  // RFC 8839 section 5.4 gives the lengths.
  const auto ufrag = sdp.only("ice-ufrag");
  if (!ufrag || ufrag->size() < 4 || ufrag->size() > 256) return base::refuse_with(invalid_sdp("no good ice-ufrag"));
  const auto password = sdp.only("ice-pwd");
  if (!password || password->size() < 22 || password->size() > 256) {
    return base::refuse_with(invalid_sdp("no good ice-pwd"));
  }
  if (!sdp.has("a=rtcp-mux")) return base::refuse_with(invalid_sdp("no rtcp-mux"));
  const auto mid = sdp.only("mid");
  if (!mid) return base::refuse_with(invalid_sdp("not exactly one mid"));
  if (!sdp.has(base::format("a=group:BUNDLE {}", *mid))) return base::refuse_with(invalid_sdp("no BUNDLE of the mid"));
  return {};
}

/// Meta's relay rewrites the SSRC and the phone hears one source (section 6.3).
GraphResult<> check_sources(const Sdp& sdp) {
  std::set<std::string_view> sources;
  for (const std::string_view source : sdp.values("ssrc")) sources.insert(source.substr(0, source.find(' ')));
  if (sources.size() > 1) return base::refuse_with(invalid_sdp("more than one SSRC"));
  return {};
}

GraphResult<> check_common(const Sdp& sdp) {
  return check_fingerprint(sdp)
      .and_then([&] { return check_stream(sdp); })
      .and_then([&] { return check_transport(sdp); })
      .and_then([&] { return check_sources(sdp); });
}

GraphResult<> check_setup(const Sdp& sdp, std::string_view wanted) {
  if (sdp.only("setup") == wanted) return {};
  return base::refuse_with(invalid_sdp(base::format("setup is not {}", wanted)));
}

GraphResult<> check_against(const Sdp& answer, const Sdp& offer) {
  if (answer.has("a=ice-lite")) return base::refuse_with(invalid_sdp("ice-lite: both sides would wait"));
  if (answer.only("mid") != offer.only("mid")) return base::refuse_with(invalid_sdp("the mid is not the offer's"));
  const auto offered = payload_types(offer);
  for (const std::string_view type : payload_types(answer)) {
    if (std::find(offered.begin(), offered.end(), type) == offered.end()) {
      return base::refuse_with(invalid_sdp("a payload number is not the offer's"));
    }
  }
  for (const std::string_view ptime : answer.values("ptime")) {
    if (ptime != "20") return base::refuse_with(invalid_sdp("ptime is not 20"));
  }
  return {};
}

}  // namespace

GraphResult<> check_offer(std::string_view offer) {
  const auto sdp = Sdp::read(offer);
  if (!sdp) return base::refuse_with(sdp.error());
  return check_common(*sdp).and_then([&] { return check_setup(*sdp, "actpass"); });
}

GraphResult<> check_answer(std::string_view answer, std::string_view offer) {
  const auto answered = Sdp::read(answer);
  if (!answered) return base::refuse_with(answered.error());
  const auto offered = Sdp::read(offer);
  return check_common(*answered).and_then([&] { return check_setup(*answered, "active"); }).and_then([&] {
    // A script may have offered something that is no such description; then there is nothing to compare with.
    return offered && check_stream(*offered) ? check_against(*answered, *offered) : GraphResult<>();
  });
}

}  // namespace carrier
