#include "media/dtls/ssl_context.h"

namespace media::dtls {

namespace {

// RFC 8827 section 6.5 asks for the first; the rest are for peers with other certificates or wishes. All are AEAD with
// forward secrecy.
constexpr const char* ciphers =
    "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384:"
    "ECDHE-RSA-AES128-GCM-SHA256:ECDHE-RSA-AES256-GCM-SHA384";
constexpr const char* groups = "X25519:P-256:P-384";
constexpr const char* signatures =
    "ECDSA+SHA256:ECDSA+SHA384:ECDSA+SHA512:RSA-PSS+SHA256:RSA-PSS+SHA384:RSA-PSS+SHA512:"
    "RSA+SHA256:RSA+SHA384:RSA+SHA512";
// GCM first: with libsrtp2 as packaged and with our own code it is the cheaper one.
constexpr const char* srtp_profiles = "SRTP_AEAD_AES_128_GCM:SRTP_AES128_CM_SHA1_80";

/// A self-signed P-256 certificate has 300 bytes, an RSA one of 4096 bits 1,300; a chain is of no use to us.
constexpr long certificate_bytes_max = 16 * 1024;

int expectation_index() {
  static const int index = SSL_get_ex_new_index(0, nullptr, nullptr, nullptr, nullptr);
  return index;
}

// Replaces all of OpenSSL's chain building: the certificate is the signalled one, or the handshake ends here. Both
// roles come by.
int verify(X509_STORE_CTX* store, void*) {
  const auto* const ssl = static_cast<SSL*>(X509_STORE_CTX_get_ex_data(store, SSL_get_ex_data_X509_STORE_CTX_idx()));
  auto* const expectation = static_cast<PeerExpectation*>(SSL_get_ex_data(ssl, expectation_index()));
  const X509* const certificate = X509_STORE_CTX_get0_cert(store);
  const Fingerprint shown = certificate != nullptr ? fingerprint_of(certificate) : Fingerprint{};
  const Fingerprint& expected = expectation->fingerprint;
  const bool is_it = certificate != nullptr && CRYPTO_memcmp(shown.data(), expected.data(), expected.size()) == 0;
  expectation->was_met = is_it;
  expectation->was_missed = !is_it;
  X509_STORE_CTX_set_error(store, is_it ? X509_V_OK : X509_V_ERR_CERT_REJECTED);
  return is_it ? 1 : 0;
}

void set_limits(SSL_CTX* context) {
  SSL_CTX_set_options(context, SSL_OP_NO_TICKET | SSL_OP_NO_QUERY_MTU | SSL_OP_NO_RENEGOTIATION |
                                   SSL_OP_NO_COMPRESSION | SSL_OP_CIPHER_SERVER_PREFERENCE);
  SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
  SSL_CTX_set_max_cert_list(context, certificate_bytes_max);
}

}  // namespace

ContextHandle make_context(X509* certificate, EVP_PKEY* key) {
  ContextHandle context(SSL_CTX_new(DTLS_method()));
  require(context != nullptr, "make a DTLS context");
  SSL_CTX* const made = context.get();
  require(SSL_CTX_set_min_proto_version(made, DTLS1_2_VERSION) == 1, "allow DTLS 1.2");
  require(SSL_CTX_set_max_proto_version(made, DTLS1_2_VERSION) == 1, "allow DTLS 1.2 only");
  require(SSL_CTX_set_cipher_list(made, ciphers) == 1, "set the ciphers");
  require(SSL_CTX_set1_groups_list(made, groups) == 1, "set the groups");
  require(SSL_CTX_set1_sigalgs_list(made, signatures) == 1, "set the signature algorithms");
  require(SSL_CTX_set_tlsext_use_srtp(made, srtp_profiles) == 0, "offer SRTP");  // 0 is success here
  require(SSL_CTX_use_certificate(made, certificate) == 1, "use our certificate");
  require(SSL_CTX_use_PrivateKey(made, key) == 1, "use our key");
  // As server we ask for a certificate too: without one there is nothing to compare.
  SSL_CTX_set_verify(made, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, nullptr);
  SSL_CTX_set_cert_verify_callback(made, verify, nullptr);
  set_limits(made);
  return context;
}

void expect(SSL* ssl, PeerExpectation& expectation) {
  require(SSL_set_ex_data(ssl, expectation_index(), &expectation) == 1, "keep the expected fingerprint");
}

Fingerprint fingerprint_of(const X509* certificate) {
  Fingerprint fingerprint{};
  unsigned size = 0;
  const int worked =
      X509_digest(certificate, EVP_sha256(), reinterpret_cast<unsigned char*>(fingerprint.data()), &size);
  require(worked == 1 && size == fingerprint.size(), "hash a certificate");
  return fingerprint;
}

}  // namespace media::dtls
