#include "web/path.h"

#include <gtest/gtest.h>

namespace web {
namespace {

TEST(Path, is_decoded_exactly_once) {
  EXPECT_EQ(canonical_path("/"), "/");
  EXPECT_EQ(canonical_path("/calls/01jq"), "/calls/01jq");
  EXPECT_EQ(canonical_path("/calls/"), "/calls");
  EXPECT_EQ(canonical_path("/a%20b/%C3%BC"), "/a b/\xc3\xbc");
  EXPECT_EQ(canonical_path("/%2575"), "/%75");
  EXPECT_EQ(canonical_path("/hooks/whatsapp/+442079460101"), "/hooks/whatsapp/+442079460101");
  EXPECT_EQ(canonical_path("/Calls"), "/Calls");
}

class NoPath : public testing::TestWithParam<std::string> {};

TEST_P(NoPath, is_mended) {
  EXPECT_EQ(canonical_path(GetParam()), std::nullopt);
}

INSTANTIATE_TEST_SUITE_P(Path, NoPath,
                         testing::Values("", "calls", "http://host/", "//", "//calls", "/a//b", "/a/./b", "/a/../b",
                                         "/..", "/%2e%2e/b", "/%2E", "/.%2e", "/a%2fb", "/a%2Fb", "/a%5cb", "/a\\b",
                                         "/a%00b", std::string("/a\0b", 4), "/a%0ab", "/a\nb", "/a%7f", "/%", "/%4",
                                         "/%zz", "/%c0%af", "/\xff", "/%ed%a0%80", "/a#b", "/a?b", "/a//"));

TEST(Path, a_way_back_stays_on_this_host) {
  for (const char* local : {"/", "/inbox", "/desk/calls?from=2026-11-21&q=a%20b", "/calls/?"})
    EXPECT_TRUE(is_local_target(local)) << local;
  for (const char* foreign : {"", "inbox", "//evil.example", "/\\evil.example", "https://evil.example/",
                              "/%2fevil.example", "/a?b\r\nc", "/a?b#c", "/a?b c", "/..", "javascript:alert(1)"}) {
    EXPECT_FALSE(is_local_target(foreign)) << foreign;
  }
}

TEST(Path, a_prefix_is_taken_off_at_a_segment) {
  EXPECT_EQ(without_base("/calls", ""), "/calls");
  EXPECT_EQ(without_base("/desk/calls", "/desk"), "/calls");
  EXPECT_EQ(without_base("/desk", "/desk"), "/");
  EXPECT_EQ(without_base("/desktop", "/desk"), std::nullopt);
  EXPECT_EQ(without_base("/calls", "/desk"), std::nullopt);
}

}  // namespace
}  // namespace web
