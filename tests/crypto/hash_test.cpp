#include "crypto/hash.h"

#include <gtest/gtest.h>

#include <thread>

namespace crypto {
namespace {

using base::as_bytes;
using base::to_hex;

base::Bytes repeated(std::size_t count, int value) {
  return base::Bytes(count, static_cast<std::byte>(value));
}

Sha1 one_piece(base::ByteView key, base::ByteView data) {
  const base::ByteView pieces[] = {data};
  return hmac_sha1(key, pieces);
}

TEST(Hash, sha256_keeps_the_vectors_of_fips_180) {
  EXPECT_EQ(to_hex(sha256(as_bytes("abc"))), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(to_hex(sha256({})), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(Hash, hmac_sha256_keeps_the_vectors_of_rfc_4231) {
  EXPECT_EQ(to_hex(hmac_sha256(repeated(20, 0x0b), as_bytes("Hi There"))),
            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
  EXPECT_EQ(to_hex(hmac_sha256(as_bytes("Jefe"), as_bytes("what do ya want for nothing?"))),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  EXPECT_EQ(
      to_hex(hmac_sha256(repeated(131, 0xaa), as_bytes("Test Using Larger Than Block-Size Key - Hash Key First"))),
      "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

TEST(Hash, hmac_sha1_keeps_the_vectors_of_rfc_2202) {
  EXPECT_EQ(to_hex(one_piece(repeated(20, 0x0b), as_bytes("Hi There"))), "b617318655057264e28bc0b6fb378c8ef146be00");
  EXPECT_EQ(to_hex(one_piece(as_bytes("Jefe"), as_bytes("what do ya want for nothing?"))),
            "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79");
  EXPECT_EQ(to_hex(one_piece(repeated(80, 0xaa), as_bytes("Test Using Larger Than Block-Size Key - Hash Key First"))),
            "aa4ae5e15272d00e95705637ce8a3b55ed402112");
}

TEST(Hash, pieces_are_one_text) {
  const base::ByteView pieces[] = {as_bytes("what do ya "), {}, as_bytes("want for nothing?")};
  EXPECT_EQ(hmac_sha1(as_bytes("Jefe"), pieces), one_piece(as_bytes("Jefe"), as_bytes("what do ya want for nothing?")));
}

TEST(Hash, an_empty_key_is_a_key_and_not_the_one_before) {
  const Sha1 before = one_piece({}, as_bytes("x"));
  static_cast<void>(one_piece(as_bytes("another"), as_bytes("x")));
  EXPECT_EQ(one_piece({}, as_bytes("x")), before);
  EXPECT_EQ(to_hex(one_piece({}, {})), "fbdb1d1b18aa6c08324b7d64b71fb76370690e1d");
}

TEST(Hash, every_thread_has_its_own_context) {
  const Sha1 expected = one_piece(as_bytes("key"), as_bytes("text"));
  std::vector<std::jthread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&] {
      for (int i = 0; i < 1000; ++i) ASSERT_EQ(one_piece(as_bytes("key"), as_bytes("text")), expected);
    });
  }
}

TEST(Hash, equality_looks_at_every_byte) {
  EXPECT_TRUE(equal_in_constant_time({}, {}));
  EXPECT_TRUE(equal_in_constant_time(as_bytes("same"), as_bytes("same")));
  EXPECT_FALSE(equal_in_constant_time(as_bytes("same"), as_bytes("samf")));
  EXPECT_FALSE(equal_in_constant_time(as_bytes("same"), as_bytes("same2")));
  EXPECT_FALSE(equal_in_constant_time(as_bytes("x"), {}));
}

}  // namespace
}  // namespace crypto
