/// Passwords as they are stored: Argon2id with libsodium's interactive limits (2 passes over 64 MiB), salted, in the
/// text form that carries its own parameters ("$argon2id$v=19$m=65536,t=2,p=1$..."). One call takes about 50 ms and 64
/// MiB, so callers limit how often strangers may ask.
#pragma once

#include <string>
#include <string_view>

namespace crypto {

/// Longer ones are cut off by nobody: hash_password and verify_password both refuse them (the form says so first).
inline constexpr std::size_t password_bytes_max = 1024;

/// Throws base::Failure when there is no memory for it.
[[nodiscard]] std::string hash_password(std::string_view password);

/// False also when `hash` is not such a text.
[[nodiscard]] bool verify_password(std::string_view hash, std::string_view password);

/// A well-formed hash that no password fits: verify against it when the account is unknown, so that the answer takes as
/// long as for a known one.
[[nodiscard]] std::string_view nobodys_hash();

}  // namespace crypto
