#include "media/dtls/certificate.h"

#include <array>

#include <openssl/rand.h>

#include "media/dtls/certificate_parts.h"
#include "media/dtls/ssl_context.h"

namespace media::dtls {

namespace {

constexpr const char* curve = "P-256";
constexpr const char* common_name = "WebRTC";
// Nobody checks the dates. These need no clock and never run out (RFC 5280 section 4.1.2.5 has the latter).
constexpr const char* not_before = "20200101000000Z";
constexpr const char* not_after = "99991231235959Z";
constexpr long version_3 = 2;

void set_serial(X509* certificate) {
  std::array<unsigned char, 8> bytes{};
  require(RAND_bytes(bytes.data(), int{bytes.size()}) == 1, "draw a serial number");
  std::uint64_t serial = 0;
  for (const unsigned char byte : bytes) serial = serial << 8 | byte;
  require(ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate), serial >> 1 | 1) == 1, "set the serial number");
}

X509Handle self_signed(EVP_PKEY* key) {
  X509Handle made(X509_new());
  require(made != nullptr, "make a certificate");
  X509* const certificate = made.get();
  X509_NAME* const name = X509_get_subject_name(certificate);
  const auto* const text = reinterpret_cast<const unsigned char*>(common_name);
  require(X509_set_version(certificate, version_3) == 1, "set the version");
  set_serial(certificate);
  require(ASN1_TIME_set_string(X509_getm_notBefore(certificate), not_before) == 1, "set the first date");
  require(ASN1_TIME_set_string(X509_getm_notAfter(certificate), not_after) == 1, "set the last date");
  require(X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, text, -1, -1, 0) == 1, "set the name");
  require(X509_set_issuer_name(certificate, name) == 1, "set the issuer");
  require(X509_set_pubkey(certificate, key) == 1, "set the public key");
  require(X509_sign(certificate, key, EVP_sha256()) != 0, "sign a certificate");
  return made;
}

}  // namespace

Certificate::Certificate(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Certificate::Certificate(Certificate&&) noexcept = default;
Certificate& Certificate::operator=(Certificate&&) noexcept = default;
Certificate::~Certificate() = default;

Certificate Certificate::make() {
  const KeyHandle key(EVP_EC_gen(curve));
  require(key != nullptr, "make a P-256 key");
  const X509Handle certificate = self_signed(key.get());
  auto parts = std::make_unique<Parts>();
  parts->context = make_context(certificate.get(), key.get());
  parts->fingerprint = fingerprint_of(certificate.get());
  return Certificate(std::move(parts));
}

const Fingerprint& Certificate::fingerprint() const { return parts_->fingerprint; }

}  // namespace media::dtls
