#include "domain/number.h"

#include <gtest/gtest.h>

#include <functional>

namespace domain {
namespace {

Number whole() {
  return {.label = "Northgate Support",
          .display_number = "+44 20 7946 0101",
          .provider_number_id = "106540352999001",
          .account_id = "102030405060708",
          .graph_base_url = "https://graph.facebook.com",
          .graph_version = "v25.0"};
}

struct Case {
  const char* refusal;
  std::function<void(Number&)> spoil;
};

TEST(Number, a_whole_number_is_fine_on_meta_and_on_a_stand_in) {
  EXPECT_TRUE(check_number(whole()));
  for (const char* url : {"http://127.0.0.1:8080/carrier/graph", "https://relay.example/graph", "http://[::1]:9000"}) {
    Number number = whole();
    number.graph_base_url = url;
    EXPECT_TRUE(check_number(number)) << url;
  }
}

TEST(Number, each_fault_has_its_name) {
  const Case cases[] = {
      {"number.label", [](Number& n) { n.label = "  "; }},
      {"number.label", [](Number& n) { n.label = "two\nlines"; }},
      {"number.display", [](Number& n) { n.display_number = ""; }},
      {"number.provider_id", [](Number& n) { n.provider_number_id = "+442079460101"; }},
      {"number.provider_id", [](Number& n) { n.provider_number_id = "../106540352999001"; }},
      {"number.account_id", [](Number& n) { n.account_id = "WABA"; }},
      {"number.base_url", [](Number& n) { n.graph_base_url = "https://graph.facebook.com/"; }},
      {"number.base_url", [](Number& n) { n.graph_base_url = "file:///etc/passwd"; }},
      {"number.base_url", [](Number& n) { n.graph_base_url = "https://a@graph.facebook.com"; }},
      {"number.version", [](Number& n) { n.graph_version = "25.0"; }},
      {"number.version", [](Number& n) { n.graph_version = "v25.0/../.."; }},
  };
  for (const Case& spoiled : cases) {
    Number number = whole();
    spoiled.spoil(number);
    const auto checked = check_number(number);
    ASSERT_FALSE(checked) << spoiled.refusal;
    EXPECT_EQ(checked.error().name, spoiled.refusal);
    EXPECT_FALSE(checked.error().detail.empty());
  }
}

}  // namespace
}  // namespace domain
