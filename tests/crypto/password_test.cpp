#include "crypto/password.h"

#include <gtest/gtest.h>

#include "base/failure.h"
#include "crypto/random.h"

namespace crypto {
namespace {

TEST(Password, its_own_hash_fits_and_another_does_not) {
  const std::string hash = hash_password("practice-desk-2026");
  EXPECT_TRUE(hash.starts_with("$argon2id$v=19$m=65536,t=2,p=1$")) << hash;
  EXPECT_TRUE(verify_password(hash, "practice-desk-2026"));
  EXPECT_FALSE(verify_password(hash, "practice-desk-2027"));
  EXPECT_FALSE(verify_password(hash, ""));
}

TEST(Password, the_same_password_is_stored_differently_each_time) {
  EXPECT_NE(hash_password("x"), hash_password("x"));
}

TEST(Password, every_byte_counts) {
  const std::string long_one(password_bytes_max, 'a');
  const std::string hash = hash_password(long_one);
  EXPECT_TRUE(verify_password(hash, long_one));
  EXPECT_FALSE(verify_password(hash, long_one.substr(1)));
  EXPECT_FALSE(verify_password(hash, long_one + "a"));
  EXPECT_THROW(static_cast<void>(hash_password(long_one + "a")), base::Failure);
}

TEST(Password, what_is_no_hash_fits_nothing) {
  for (const std::string& hash :
       {std::string(), std::string("plain"), std::string("$argon2id$v=19$"), std::string(500, '$')}) {
    EXPECT_FALSE(verify_password(hash, "plain"));
  }
}

TEST(Password, nobodys_hash_is_a_real_one_that_costs_as_much) {
  EXPECT_TRUE(nobodys_hash().starts_with("$argon2id$v=19$m=65536,t=2,p=1$"));
  EXPECT_EQ(nobodys_hash().size(), hash_password("x").size());
  EXPECT_FALSE(verify_password(nobodys_hash(), ""));
}

TEST(SystemRandom, does_not_repeat_itself) {
  SystemRandom random;
  EXPECT_NE(base::random_token(random, 32), base::random_token(random, 32));
  EXPECT_EQ(base::random_token(random, 32).size(), 43u);
}

}  // namespace
}  // namespace crypto
