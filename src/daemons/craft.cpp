#include "daemons/craft.h"

#include "base/failure.h"
#include "crypto/hash.h"
#include "crypto/password.h"

namespace daemons {

std::string RealCredentials::hash_password(std::string_view password) const { return crypto::hash_password(password); }

bool RealCredentials::verify_password(std::string_view hash, std::string_view password) const {
  return crypto::verify_password(hash, password);
}

std::string_view RealCredentials::nobodys_hash() const { return crypto::nobodys_hash(); }

std::string RealCredentials::hash_token(std::string_view token) const {
  return base::to_hex(crypto::sha256(base::as_bytes(token)));
}

base::Bytes SealedSecrets::seal(std::string_view plain) const { return sealer_.seal(base::as_bytes(plain)); }

std::string SealedSecrets::open(base::ByteView sealed) const {
  const auto plain = sealer_.open(sealed);
  if (!plain) throw base::Failure("a secret in the ledger was not sealed with this installation's master.key");
  return std::string(base::as_text(*plain));
}

}  // namespace daemons
