/// What a DTLS handshake leaves for SRTP (RFC 5764 section 4.2): a profile, and key and salt for each direction.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "base/bytes.h"

namespace media::dtls {

/// RFC 5764 section 4.1.2 and RFC 7714 section 14.2, by their names there.
enum class SrtpProfile : std::uint8_t {
  aes128_cm_sha1_80,  ///< SRTP_AES128_CM_HMAC_SHA1_80
  aead_aes_128_gcm,   ///< SRTP_AEAD_AES_128_GCM
};

/// Wiped when destroyed.
struct MasterKey {
  std::array<std::byte, 16> key_bytes{};
  std::array<std::byte, 14> salt_bytes{};
  /// 12 for GCM, 14 for CM.
  std::size_t salt_size = 0;

  MasterKey() = default;
  MasterKey(const MasterKey&) = default;
  MasterKey& operator=(const MasterKey&) = default;
  ~MasterKey();

  [[nodiscard]] base::ByteView key() const { return key_bytes; }
  [[nodiscard]] base::ByteView salt() const { return base::ByteView(salt_bytes).first(salt_size); }
};

/// `ours` protects what we send, `theirs` opens what the peer sends, whichever role we had.
struct Keys {
  SrtpProfile profile = SrtpProfile::aead_aes_128_gcm;
  MasterKey ours;
  MasterKey theirs;
};

}  // namespace media::dtls
