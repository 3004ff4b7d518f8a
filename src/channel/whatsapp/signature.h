/// Who sent a delivery: the signature over its raw bytes and the handshake by which a webhook address is confirmed
/// (Cloud API, webhooks, header X-Hub-Signature-256).
#pragma once

#include <optional>
#include <string_view>

#include "base/bytes.h"

namespace channel::whatsapp {

inline constexpr std::string_view signature_header = "x-hub-signature-256";

/// True when `header` is "sha256=" and the HMAC-SHA256 of `body`, as received, under this app secret. An empty secret
/// signs nothing. Compares in constant time.
[[nodiscard]] bool is_signed(base::ByteView body, std::string_view header, std::string_view app_secret);

/// The handshake: true when `mode` is "subscribe" and the token is ours (not empty, compared in constant time). The
/// answer is then the challenge as the bare body, else 403.
[[nodiscard]] bool is_handshake(std::string_view mode, std::string_view token, std::string_view verify_token);

}  // namespace channel::whatsapp
