/// Ports of `flow` that hide nothing, quickly: for tests of what flows do, not of how well they seal.
#pragma once

#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/failure.h"
#include "flow/credentials.h"
#include "flow/secrets.h"

namespace support {

class OpenSecrets final : public flow::Secrets {
 public:
  [[nodiscard]] base::Bytes seal(std::string_view plain) const override {
    return base::to_bytes("sealed:" + std::string(plain));
  }
  [[nodiscard]] std::string open(base::ByteView sealed) const override {
    const std::string_view text = base::as_text(sealed);
    if (!text.starts_with("sealed:")) throw base::Failure("this was not sealed here");
    return std::string(text.substr(7));
  }
};

/// Counts how often a password was checked, as a stand-in for the time it takes.
class OpenCredentials final : public flow::Credentials {
 public:
  [[nodiscard]] std::string hash_password(std::string_view password) const override {
    return "hash:" + std::string(password);
  }
  [[nodiscard]] bool verify_password(std::string_view hash, std::string_view password) const override {
    ++verified;
    return hash == "hash:" + std::string(password);
  }
  [[nodiscard]] std::string_view nobodys_hash() const override { return "nobody"; }
  [[nodiscard]] std::string hash_token(std::string_view token) const override { return "token:" + std::string(token); }

  mutable int verified = 0;
};

}  // namespace support
