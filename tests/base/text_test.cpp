#include "base/text.h"

#include <gtest/gtest.h>

#include "base/log.h"

namespace base {
namespace {

TEST(Text, splitting_keeps_empty_parts) {
  EXPECT_EQ(split("a,,b", ',').size(), 3u);
  EXPECT_EQ(split("", ',').size(), 1u);
  EXPECT_EQ(trim("  x \r\n"), "x");
}

TEST(Text, a_number_is_the_whole_text_or_nothing) {
  EXPECT_EQ(to_number<int>("-12"), -12);
  EXPECT_EQ(to_number<unsigned>("-12"), std::nullopt);
  EXPECT_EQ(to_number<int>("12x"), std::nullopt);
  EXPECT_EQ(to_number<int>(""), std::nullopt);
  EXPECT_EQ(to_number<std::uint8_t>("256"), std::nullopt);
}

TEST(Text, utf8_is_judged_by_rfc_3629) {
  EXPECT_TRUE(is_utf8("Gr\xc3\xbc\xc3\x9f \xf0\x9f\x9a\x9a"));
  EXPECT_FALSE(is_utf8("\xc0\xaf"));          // overlong
  EXPECT_FALSE(is_utf8("\xed\xa0\x80"));      // surrogate
  EXPECT_FALSE(is_utf8("\xf4\x90\x80\x80"));  // beyond U+10FFFF
  EXPECT_FALSE(is_utf8("\xc3"));
}

TEST(Text, cutting_never_splits_a_character) {
  EXPECT_EQ(cut_utf8("a\xc3\xbcz", 2), "a");
  EXPECT_EQ(cut_utf8("a\xc3\xbcz", 3), "a\xc3\xbc");
}

TEST(Text, percent_encoding_keeps_only_the_unreserved) { EXPECT_EQ(percent_encode("a b/c?~"), "a%20b%2Fc%3F~"); }

TEST(Log, a_long_foreign_id_is_shortened) {
  EXPECT_EQ(log::shorten("wacid.HBgMNDQ3NzAwOTAwMTIzFQIA"), "..MTIzFQIA");
  EXPECT_EQ(log::shorten("short"), "short");
}

}  // namespace
}  // namespace base
