#include "crypto/hash.h"

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/params.h>
#include <sodium.h>

#include <memory>

#include "base/failure.h"
#include "crypto/raw.h"

namespace crypto {

namespace {

struct FreeMac {
  void operator()(EVP_MAC* mac) const { EVP_MAC_free(mac); }
  void operator()(EVP_MAC_CTX* context) const { EVP_MAC_CTX_free(context); }
};
using Mac = std::unique_ptr<EVP_MAC, FreeMac>;
using MacContext = std::unique_ptr<EVP_MAC_CTX, FreeMac>;

MacContext make_hmac_sha1() {
  const Mac mac(EVP_MAC_fetch(nullptr, "HMAC", nullptr));
  MacContext context(mac ? EVP_MAC_CTX_new(mac.get()) : nullptr);
  char digest[] = "SHA1";
  const OSSL_PARAM parameters[] = {OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest, 0),
                                   OSSL_PARAM_construct_end()};
  if (!context || EVP_MAC_CTX_set_params(context.get(), parameters) != 1)
    throw base::Failure("OpenSSL has no HMAC-SHA1");
  return context;
}

}  // namespace

Sha256 sha256(base::ByteView data) {
  Sha256 digest{};
  crypto_hash_sha256(writable(digest), readable(data), data.size());
  return digest;
}

Sha256 hmac_sha256(base::ByteView key, base::ByteView data) {
  Sha256 tag{};
  crypto_auth_hmacsha256_state state;
  crypto_auth_hmacsha256_init(&state, readable(key), key.size());
  crypto_auth_hmacsha256_update(&state, readable(data), data.size());
  crypto_auth_hmacsha256_final(&state, writable(tag));
  sodium_memzero(&state, sizeof state);
  return tag;
}

Sha1 hmac_sha1(base::ByteView key, std::span<const base::ByteView> pieces) {
  // One context a thread: making one takes twice as long as the whole digest.
  thread_local const MacContext kept = make_hmac_sha1();
  EVP_MAC_CTX* context = kept.get();
  // OpenSSL takes a null key for "the same as before".
  static constexpr unsigned char no_key[1] = {};
  bool works = EVP_MAC_init(context, key.empty() ? no_key : readable(key), key.size(), nullptr) == 1;
  for (const base::ByteView piece : pieces)
    works = works && EVP_MAC_update(context, readable(piece), piece.size()) == 1;
  Sha1 tag{};
  std::size_t size = 0;
  works = works && EVP_MAC_final(context, writable(tag), &size, tag.size()) == 1;
  if (!works || size != tag.size()) throw base::Failure("OpenSSL cannot compute an HMAC-SHA1");
  return tag;
}

bool equal_in_constant_time(base::ByteView a, base::ByteView b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace crypto
