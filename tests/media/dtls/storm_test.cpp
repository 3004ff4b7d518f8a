// Handshakes on a network that loses a fifth of all datagrams, doubles a tenth and reorders the rest.
#include <gtest/gtest.h>

#include "media/dtls/two_ends.h"

namespace media::dtls {
namespace {

class DtlsStorm : public testing::TestWithParam<std::uint64_t> {};

TEST_P(DtlsStorm, the_handshake_gets_through_and_the_keys_agree) {
  const Certificate alice = Certificate::make();
  const Certificate bob = Certificate::make();
  TwoEnds ends(GetParam(), support::storm, Connection::make(alice, Role::client, bob.fingerprint()),
               Connection::make(bob, Role::server, alice.fingerprint()));
  ends.run();
  ASSERT_TRUE(ends.are_connected()) << "seed " << GetParam();
  EXPECT_EQ(base::to_hex(ends.client.dtls.keys()->ours.key()), base::to_hex(ends.server.dtls.keys()->theirs.key()));
}

TEST_P(DtlsStorm, a_wrong_certificate_is_refused_in_any_weather) {
  const Certificate alice = Certificate::make();
  const Certificate bob = Certificate::make();
  TwoEnds ends(GetParam(), support::storm, Connection::make(alice, Role::client, alice.fingerprint()),
               Connection::make(bob, Role::server, bob.fingerprint()));
  ends.run();
  EXPECT_EQ(ends.client.dtls.problem(), Problem::wrong_certificate) << "seed " << GetParam();
  EXPECT_EQ(ends.client.dtls.keys(), nullptr);
  EXPECT_EQ(ends.server.dtls.keys(), nullptr);
}

INSTANTIATE_TEST_SUITE_P(Seeds, DtlsStorm, testing::Range<std::uint64_t>(1, 41));

}  // namespace
}  // namespace media::dtls
