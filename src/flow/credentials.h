/// The port to the craft of proving who somebody is: slow hashes for passwords, quick ones for tokens that are random
/// already. The program wires it to crypto/password.h and crypto/hash.h.
#pragma once

#include <string>
#include <string_view>

namespace flow {

class Credentials {
 public:
  virtual ~Credentials() = default;
  /// Argon2id with libsodium's interactive limits, as its own printable string. Takes about 50 ms and 64 MB.
  [[nodiscard]] virtual std::string hash_password(std::string_view password) const = 0;
  /// False also when `hash` is no such string.
  [[nodiscard]] virtual bool verify_password(std::string_view hash, std::string_view password) const = 0;
  /// A hash that no password fits, as slow to check as a real one: for addresses that nobody has.
  [[nodiscard]] virtual std::string_view nobodys_hash() const = 0;
  /// SHA-256 in lower-case hexadecimal, for tokens of 256 random bits only.
  [[nodiscard]] virtual std::string hash_token(std::string_view token) const = 0;
};

}  // namespace flow
