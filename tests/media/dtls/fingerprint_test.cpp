#include "media/dtls/fingerprint.h"

#include <gtest/gtest.h>

namespace media::dtls {
namespace {

constexpr std::string_view text =
    "00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF:00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF";

TEST(DtlsFingerprint, text_and_bytes_are_the_same_in_upper_case) {
  const auto fingerprint = fingerprint_from_text(text);
  ASSERT_TRUE(fingerprint);
  EXPECT_EQ((*fingerprint)[10], std::byte{0xaa});
  EXPECT_EQ(to_text(*fingerprint), text);
}

TEST(DtlsFingerprint, either_case_is_read) {
  std::string lower(text);
  for (char& c : lower) c = c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
  EXPECT_EQ(fingerprint_from_text(lower), fingerprint_from_text(text));
}

TEST(DtlsFingerprint, anything_else_is_no_fingerprint) {
  std::string no_colon(text);
  no_colon[2] = '-';
  std::string no_digit(text);
  no_digit[4] = 'G';
  const std::string sha1 = "00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF:00:11:22:33";
  for (const std::string& wrong :
       {std::string(), no_colon, no_digit, sha1, std::string(text) + ":", " " + std::string(text)}) {
    EXPECT_FALSE(fingerprint_from_text(wrong)) << wrong;
  }
}

}  // namespace
}  // namespace media::dtls
