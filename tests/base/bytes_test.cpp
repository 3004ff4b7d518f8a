#include "base/bytes.h"

#include <gtest/gtest.h>

namespace base {
namespace {

TEST(Bytes, a_reader_past_the_end_fails_for_good_and_gives_zeros) {
  const Bytes bytes = *from_hex("010203");
  ByteReader reader(bytes);
  EXPECT_EQ(reader.u16(), 0x0102);
  EXPECT_EQ(reader.u16(), 0);
  EXPECT_TRUE(reader.failed());
  EXPECT_EQ(reader.u8(), 0);
  EXPECT_EQ(reader.left(), 0u);
}

TEST(Bytes, a_writer_and_a_reader_agree_on_every_width) {
  ByteWriter writer;
  writer.u8(1);
  writer.u16(0x0203);
  writer.u24(0x040506);
  writer.u32(0x0708090a);
  writer.u64(0x0b0c0d0e0f101112);
  writer.put_u16_at(1, 0xfffe);
  ByteReader reader(writer.view());
  EXPECT_EQ(reader.u8(), 1);
  EXPECT_EQ(reader.u16(), 0xfffe);
  EXPECT_EQ(reader.u24(), 0x040506u);
  EXPECT_EQ(reader.u32(), 0x0708090au);
  EXPECT_EQ(reader.u64(), 0x0b0c0d0e0f101112u);
  EXPECT_FALSE(reader.failed());
}

TEST(Bytes, hex_goes_there_and_back_and_refuses_what_is_not_hex) {
  EXPECT_EQ(to_hex(*from_hex("00fFa5")), "00ffa5");
  EXPECT_FALSE(from_hex("abc"));
  EXPECT_FALSE(from_hex("zz"));
}

TEST(Bytes, base64_keeps_the_vectors_of_rfc_4648) {
  const std::pair<std::string_view, std::string_view> vectors[] = {{"", ""},           {"f", "Zg=="},
                                                                   {"fo", "Zm8="},     {"foo", "Zm9v"},
                                                                   {"foob", "Zm9vYg=="}, {"foobar", "Zm9vYmFy"}};
  for (const auto& [plain, encoded] : vectors) {
    EXPECT_EQ(to_base64(as_bytes(plain)), encoded);
    EXPECT_EQ(as_text(*from_base64(encoded)), plain);
  }
  EXPECT_EQ(to_base64url(*from_hex("fbff")), "-_8");
  EXPECT_FALSE(from_base64("Z"));
  EXPECT_FALSE(from_base64("Zm9*"));
}

}  // namespace
}  // namespace base
