#include "channel/whatsapp/signature.h"

#include <gtest/gtest.h>

#include "json/json.h"
#include "support/fixture.h"

namespace channel::whatsapp {
namespace {

json::Value fixture(const std::string& name) {
  return *json::parse(support::fixture("whatsapp/" + name));
}

TEST(Signature, the_vectors_of_the_fixtures_hold) {
  const json::Value examples = fixture("webhook_signature_examples.json");
  const std::string secret = *json::find_string(examples, "app_secret");
  int seen = 0;
  for (const json::Value& example : json::find_array(examples, "cases")) {
    const auto file = json::find_string(example, "body_file");
    const std::string body = file ? support::fixture("whatsapp/" + *file) : *json::find_string(example, "body");
    const std::string header = *json::find_string(example, "header");
    EXPECT_EQ(is_signed(base::as_bytes(body), header, secret), *json::find_bool(example, "valid")) << header;
    ++seen;
  }
  EXPECT_EQ(seen, 6);
}

TEST(Signature, one_changed_byte_anywhere_breaks_it) {
  std::string body = "{}";
  const std::string secret = "9f3c1d0b7a5e48f2b6c4d8e0f1a2b3c4";
  const std::string header = "sha256=3e4a6702138ff3c7dac5cb2834082ba20e002fa488c369652ec09e080ec79ec8";
  ASSERT_TRUE(is_signed(base::as_bytes(body), header, secret));
  for (std::size_t i = 0; i < header.size(); ++i) {
    std::string changed = header;
    changed[i] = changed[i] == '0' ? '1' : '0';
    EXPECT_FALSE(is_signed(base::as_bytes(body), changed, secret)) << i;
  }
  EXPECT_FALSE(is_signed(base::as_bytes("{} "), header, secret));
  EXPECT_FALSE(is_signed(base::as_bytes(body), header, secret + "0"));
  EXPECT_FALSE(is_signed(base::as_bytes(body), header + "00", secret));
  EXPECT_FALSE(is_signed(base::as_bytes(body), header.substr(0, header.size() - 2), secret));
}

TEST(Signature, an_empty_secret_signs_nothing) {
  // HMAC-SHA256 of "" under the empty key.
  const char header[] = "sha256=b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad";
  EXPECT_FALSE(is_signed({}, header, ""));
}

TEST(Handshake, only_our_token_in_mode_subscribe_is_one) {
  EXPECT_TRUE(is_handshake("subscribe", "northgate-verify-7Qx", "northgate-verify-7Qx"));
  EXPECT_FALSE(is_handshake("subscribe", "wrong", "northgate-verify-7Qx"));
  EXPECT_FALSE(is_handshake("unsubscribe", "northgate-verify-7Qx", "northgate-verify-7Qx"));
  EXPECT_FALSE(is_handshake("", "northgate-verify-7Qx", "northgate-verify-7Qx"));
  EXPECT_FALSE(is_handshake("subscribe", "", ""));
}

}  // namespace
}  // namespace channel::whatsapp
