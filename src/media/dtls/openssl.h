/// OpenSSL's objects as owners that free themselves. Only for the .cpp files of this folder: headers name none of them.
#pragma once

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <memory>
#include <string>
#include <string_view>

#include "base/failure.h"

namespace media::dtls {

struct Free {
  void operator()(SSL* ssl) const { SSL_free(ssl); }
  void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
  void operator()(X509* certificate) const { X509_free(certificate); }
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
  void operator()(BIO_METHOD* method) const { BIO_meth_free(method); }
};

using SslHandle = std::unique_ptr<SSL, Free>;
using ContextHandle = std::unique_ptr<SSL_CTX, Free>;
using X509Handle = std::unique_ptr<X509, Free>;
using KeyHandle = std::unique_ptr<EVP_PKEY, Free>;
using MethodHandle = std::unique_ptr<BIO_METHOD, Free>;

/// Throws with OpenSSL's own reason, and drains its error queue, unless `worked`.
inline void require(bool worked, std::string_view what) {
  if (worked) return;
  const char* const reason = ERR_reason_error_string(ERR_peek_error());
  ERR_clear_error();
  throw base::Failure("OpenSSL: " + std::string(what) + ": " + (reason != nullptr ? reason : "no reason given"));
}

}  // namespace media::dtls
