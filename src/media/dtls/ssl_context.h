/// The one set of options that all our DTLS connections share, stated rather than left to OpenSSL's defaults.
#pragma once

#include "media/dtls/fingerprint.h"
#include "media/dtls/openssl.h"

namespace media::dtls {

/// What the handshake of one connection asks of the peer's certificate, and what came of it. Hung onto the SSL object
/// by `expect`; must outlive it.
struct PeerExpectation {
  Fingerprint fingerprint{};
  bool was_met = false;
  bool was_missed = false;
};

[[nodiscard]] ContextHandle make_context(X509* certificate, EVP_PKEY* key);

void expect(SSL* ssl, PeerExpectation& expectation);

/// The SHA-256 over the DER form.
[[nodiscard]] Fingerprint fingerprint_of(const X509* certificate);

}  // namespace media::dtls
