#include "media/dtls/fingerprint.h"

#include <tuple>

#include "base/bytes.h"

namespace media::dtls {

namespace {

constexpr std::size_t text_size = std::tuple_size_v<Fingerprint> * 3 - 1;

}  // namespace

std::string to_text(const Fingerprint& fingerprint) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string text;
  text.reserve(text_size + 1);
  for (const std::byte byte : fingerprint) {
    text += digits[std::to_integer<std::size_t>(byte >> 4)];
    text += digits[std::to_integer<std::size_t>(byte & std::byte{15})];
    text += ':';
  }
  text.pop_back();
  return text;
}

std::optional<Fingerprint> fingerprint_from_text(std::string_view text) {
  if (text.size() != text_size) return {};
  Fingerprint fingerprint;
  for (std::size_t i = 0; i < fingerprint.size(); ++i) {
    const std::size_t at = 3 * i;
    if (at > 0 && text[at - 1] != ':') return {};
    const auto byte = base::from_hex(text.substr(at, 2));
    if (!byte) return {};
    fingerprint[i] = byte->front();
  }
  return fingerprint;
}

}  // namespace media::dtls
