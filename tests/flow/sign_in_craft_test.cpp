// Signing in with the real crafts, Argon2id and SHA-256: whether an address exists cannot be told from how long "no"
// takes.

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>

#include "base/bytes.h"
#include "crypto/hash.h"
#include "crypto/password.h"
#include "flow/add_user.h"
#include "flow/sign_in.h"
#include "support/test_desk.h"

namespace flow {
namespace {

class RealCredentials final : public Credentials {
 public:
  [[nodiscard]] std::string hash_password(std::string_view password) const override {
    return crypto::hash_password(password);
  }
  [[nodiscard]] bool verify_password(std::string_view hash, std::string_view password) const override {
    return crypto::verify_password(hash, password);
  }
  [[nodiscard]] std::string_view nobodys_hash() const override { return crypto::nobodys_hash(); }
  [[nodiscard]] std::string hash_token(std::string_view token) const override {
    return base::to_hex(crypto::sha256(base::as_bytes(token)));
  }
};

TEST(SignInCraft, an_unknown_address_takes_as_long_as_a_wrong_password) {
  support::TestDesk test;
  const RealCredentials credentials;
  Desk desk{test.ledger(), test.clock, test.random, credentials, test.secrets};
  const auto workspace = test.add_workspace("Northgate");
  ASSERT_TRUE(
      add_user(desk, {workspace, "Ada Marsh", "ada@belfry.example", "a bell in the tower", domain::Role::admin, {}}));

  const auto took = [&](const std::string& email) {
    test.clock.advance(std::chrono::minutes(1));
    const auto start = std::chrono::steady_clock::now();
    EXPECT_FALSE(sign_in(desk, {email, "not this password", {.address = "203.0.113.7"}}));
    return std::chrono::steady_clock::now() - start;
  };
  // The quickest of several: whatever else the machine does only adds.
  auto known = std::chrono::steady_clock::duration::max();
  auto unknown = known;
  for (int i = 0; i < 7; ++i) {
    known = std::min(known, took("ada@belfry.example"));
    unknown = std::min(unknown, took("nobody@belfry.example"));
  }
  EXPECT_LT(known, unknown * 3 / 2);
  EXPECT_LT(unknown, known * 3 / 2);
  EXPECT_TRUE(sign_in(desk, {"ada@belfry.example", "a bell in the tower", {.address = "203.0.113.8"}}));
}

}  // namespace
}  // namespace flow
