/// The SHA-256 of a certificate, as an SDP names it (RFC 8122 section 5). Other hashes are refused by the SDP reader.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace media::dtls {

using Fingerprint = std::array<std::byte, 32>;

/// "AB:CD:...", 32 upper-case pairs: the value behind "a=fingerprint:sha-256 ".
[[nodiscard]] std::string to_text(const Fingerprint& fingerprint);
/// Either case. Nothing unless there are exactly 32 pairs with colons between them.
[[nodiscard]] std::optional<Fingerprint> fingerprint_from_text(std::string_view text);

}  // namespace media::dtls
