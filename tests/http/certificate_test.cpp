// Who the other side claims to be, against a TLS server with a certificate of its own making.
#include <gtest/gtest.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include <memory>

#include "http/client.h"
#include "support/tcp_peer.h"

namespace http {
namespace {

struct Free {
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
  void operator()(X509* certificate) const { X509_free(certificate); }
  void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
  void operator()(SSL* session) const { SSL_free(session); }
};

/// Valid in every respect but one: nobody trusts who signed it.
std::unique_ptr<SSL_CTX, Free> self_signed_context() {
  const std::unique_ptr<EVP_PKEY, Free> key(EVP_EC_gen("P-256"));
  const std::unique_ptr<X509, Free> certificate(X509_new());
  X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -60);
  X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 3600);
  X509_set_pubkey(certificate.get(), key.get());
  X509_NAME* name = X509_get_subject_name(certificate.get());
  X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>("127.0.0.1"), -1, -1, 0);
  X509_set_issuer_name(certificate.get(), name);
  X509_sign(certificate.get(), key.get(), EVP_sha256());
  std::unique_ptr<SSL_CTX, Free> context(SSL_CTX_new(TLS_server_method()));
  SSL_CTX_use_certificate(context.get(), certificate.get());
  SSL_CTX_use_PrivateKey(context.get(), key.get());
  return context;
}

TEST(Certificate, of_a_stranger_is_http_tls_and_nothing_was_asked) {
  const auto context = self_signed_context();
  std::atomic<int> bytes_heard = 0;
  {
    const support::TcpPeer peer([&](int descriptor) {
      const std::unique_ptr<SSL, Free> session(SSL_new(context.get()));
      SSL_set_fd(session.get(), descriptor);
      char byte = 0;
      if (SSL_accept(session.get()) == 1 && SSL_read(session.get(), &byte, 1) > 0) bytes_heard += 1;
    });
    Client client;
    const auto response = client.perform({.url = "https://127.0.0.1:" + std::to_string(peer.port()) + "/"});
    ASSERT_FALSE(response);
    EXPECT_EQ(response.error().name, "http.tls") << response.error().detail;
  }
  EXPECT_EQ(bytes_heard, 0);
}

}  // namespace
}  // namespace http
