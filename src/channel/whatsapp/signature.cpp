#include "channel/whatsapp/signature.h"

#include "crypto/hash.h"

namespace channel::whatsapp {

bool is_signed(base::ByteView body, std::string_view header, std::string_view app_secret) {
  constexpr std::string_view scheme = "sha256=";
  if (app_secret.empty() || !header.starts_with(scheme)) return false;
  const auto claimed = base::from_hex(header.substr(scheme.size()));
  const auto computed = crypto::hmac_sha256(base::as_bytes(app_secret), body);
  return claimed && crypto::equal_in_constant_time(*claimed, computed);
}

bool is_handshake(std::string_view mode, std::string_view token, std::string_view verify_token) {
  if (mode != "subscribe" || verify_token.empty()) return false;
  return crypto::equal_in_constant_time(base::as_bytes(token), base::as_bytes(verify_token));
}

}  // namespace channel::whatsapp
