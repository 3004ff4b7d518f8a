/// The crafts that flows ask for by port, wired to the real ones: Argon2id and SHA-256 for `flow::Credentials`, a sealed box
/// with this installation's master key for `flow::Secrets`. Immutable; one may serve every thread.
#pragma once

#include "crypto/seal.h"
#include "flow/credentials.h"
#include "flow/secrets.h"

namespace daemons {

class RealCredentials final : public flow::Credentials {
 public:
  [[nodiscard]] std::string hash_password(std::string_view password) const override;
  [[nodiscard]] bool verify_password(std::string_view hash, std::string_view password) const override;
  [[nodiscard]] std::string_view nobodys_hash() const override;
  [[nodiscard]] std::string hash_token(std::string_view token) const override;
};

class SealedSecrets final : public flow::Secrets {
 public:
  explicit SealedSecrets(crypto::Sealer sealer) : sealer_(std::move(sealer)) {}

  [[nodiscard]] base::Bytes seal(std::string_view plain) const override;
  [[nodiscard]] std::string open(base::ByteView sealed) const override;

 private:
  crypto::Sealer sealer_;
};

}  // namespace daemons
