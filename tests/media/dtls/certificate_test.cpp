#include "media/dtls/certificate.h"

#include <gtest/gtest.h>

namespace media::dtls {
namespace {

TEST(DtlsCertificate, every_certificate_is_another) {
  const Certificate one = Certificate::make();
  const Certificate other = Certificate::make();
  EXPECT_NE(one.fingerprint(), other.fingerprint());
  EXPECT_EQ(to_text(one.fingerprint()).size(), 95u);
}

}  // namespace
}  // namespace media::dtls
