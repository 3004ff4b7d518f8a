/// Secrets at rest (a number's tokens, app secrets): sealed with a key that lives in a file beside the ledger, never in
/// it, so that a copy of the ledger alone tells nobody a token. A sealed text is a version byte, 24 random bytes of
/// nonce, and libsodium's secretbox (XSalsa20 and Poly1305).
#pragma once

#include <array>
#include <filesystem>

#include "base/bytes.h"
#include "base/random.h"
#include "base/result.h"

namespace crypto {

class Sealer {
 public:
  static constexpr std::size_t key_bytes = 32;

  /// Reads the key file, or makes one (mode 0600) if there is none; two processes doing so at once get the same key.
  /// Throws base::Failure when the file is of another size, is readable by group or others, or cannot be read or
  /// written.
  [[nodiscard]] static Sealer load_or_create(const std::filesystem::path& key_file, base::Random& random);

  explicit Sealer(const std::array<std::byte, key_bytes>& key) : key_(key) {}
  Sealer(Sealer&& other) noexcept;
  Sealer& operator=(Sealer&& other) noexcept;
  /// Wipes the key.
  ~Sealer();

  [[nodiscard]] base::Bytes seal(base::ByteView plain) const;
  /// Refuses with "seal.broken" what this key did not seal or what was changed since.
  [[nodiscard]] base::Result<base::Bytes> open(base::ByteView sealed) const;

 private:
  std::array<std::byte, key_bytes> key_;
};

}  // namespace crypto
