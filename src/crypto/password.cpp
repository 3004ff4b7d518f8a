#include "crypto/password.h"

#include <sodium.h>

#include <algorithm>
#include <array>

#include "base/failure.h"
#include "crypto/sodium.h"

namespace crypto {

std::string hash_password(std::string_view password) {
  start_sodium();
  if (password.size() > password_bytes_max) throw base::Failure("a password to store is too long");
  std::array<char, crypto_pwhash_STRBYTES> text{};
  const int hashed =
      crypto_pwhash_str_alg(text.data(), password.data(), password.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                            crypto_pwhash_MEMLIMIT_INTERACTIVE, crypto_pwhash_ALG_ARGON2ID13);
  if (hashed != 0) throw base::Failure("no memory to hash a password");
  return text.data();
}

bool verify_password(std::string_view hash, std::string_view password) {
  start_sodium();
  std::array<char, crypto_pwhash_STRBYTES> text{};
  if (hash.size() >= text.size() || password.size() > password_bytes_max) return false;
  std::copy(hash.begin(), hash.end(), text.begin());
  return crypto_pwhash_str_verify(text.data(), password.data(), password.size()) == 0;
}

std::string_view nobodys_hash() {
  // Of 32 random bytes that were not kept.
  return "$argon2id$v=19$m=65536,t=2,p=1$J9EQs0PyfQiduOzcjixlQA$toM4mHg09fUo7U6aO97kFJOTqyqw4ww2O2SUzCHlrf8";
}

}  // namespace crypto
