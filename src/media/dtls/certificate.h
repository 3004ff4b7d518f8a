/// Our own certificate: self-signed ECDSA P-256, made once at the start of a program (2.5 ms) and used by all
/// connections of both roles. Nobody checks its name or dates; its fingerprint in the SDP is what the peer trusts (RFC
/// 8827 section 6.5).
#pragma once

#include <memory>

#include "media/dtls/fingerprint.h"

namespace media::dtls {

class Certificate {
 public:
  /// Throws base::Failure when OpenSSL cannot make one.
  [[nodiscard]] static Certificate make();

  Certificate(Certificate&&) noexcept;
  Certificate& operator=(Certificate&&) noexcept;
  ~Certificate();

  [[nodiscard]] const Fingerprint& fingerprint() const;

  /// OpenSSL's side of it, for Connection only.
  struct Parts;
  [[nodiscard]] const Parts& parts() const { return *parts_; }

 private:
  explicit Certificate(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace media::dtls
