#include "media/dtls/record.h"

#include <gtest/gtest.h>

namespace media::dtls {
namespace {

TEST(DtlsRecord, a_client_hello_is_told_from_other_records_by_its_first_bytes) {
  const std::pair<std::string_view, bool> table[] = {
      {"16fefd00000000000000000010" "01000004", true},   {"16feff00000000000000000010" "01000004", true},
      {"16fefd00000000000000000010" "02000004", false},  {"16fefd00010000000000000010" "01000004", false},
      {"15fefd00000000000000000010" "01000004", false},  {"16fefd00000000000000000010", false},
      {"", false}};
  for (const auto& [hex, is_hello] : table) EXPECT_EQ(is_client_hello(*base::from_hex(hex)), is_hello) << hex;
}

TEST(DtlsRecord, plaintext_that_no_handshake_has_gives_a_datagram_away) {
  const std::string_view certificate = "16fefd00000000000000000001" "0b";
  const std::string_view change = "14fefd00000000000000010001" "01";
  const std::string_view refusal = "15fefd00000000000000010002" "0228";
  const std::string_view farewell = "15fefd00000000000000010002" "0100";
  const std::string_view text = "17fefd00000000000000010001" "00";
  const std::string_view sealed_text = "17fefd00010000000000010001" "00";
  struct Row {
    std::string_view story;
    std::string bytes;
    bool may_be;
  };
  const Row table[] = {
      {"nothing", "", true},
      {"a handshake message and a change of cipher", std::string(certificate) + std::string(change), true},
      {"a fatal alert", std::string(refusal), true},
      {"a warning that anybody could have sent", std::string(farewell), false},
      {"plain application data", std::string(text), false},
      {"plain application data behind a handshake message", std::string(certificate) + std::string(text), false},
      {"encrypted application data", std::string(sealed_text), true},
      {"a record cut short", "16fefd00000000000000000005" "0b", true},
  };
  for (const Row& row : table) EXPECT_EQ(may_be_of_a_handshake(*base::from_hex(row.bytes)), row.may_be) << row.story;
}

}  // namespace
}  // namespace media::dtls
