#include "media/stun/message.h"

#include <gtest/gtest.h>

#include "media/stun/writer.h"

namespace media::stun {
namespace {

constexpr std::string_view header = "2112a442000102030405060708090a0b";

base::Bytes message_of(std::string_view type_and_length, std::string_view attributes) {
  return *base::from_hex(std::string(type_and_length) + std::string(header) + std::string(attributes));
}

TEST(StunMessage, what_is_no_stun_has_a_name) {
  struct Row {
    std::string_view story;
    base::Bytes bytes;
    ParseError error;
  };
  const Row table[] = {
      {"empty", {}, ParseError::not_stun},
      {"one byte short of a header", base::Bytes(19), ParseError::not_stun},
      {"an RTP packet", base::Bytes(40, std::byte{0x80}), ParseError::not_stun},
      {"another cookie", *base::from_hex("00010000deadbeef000102030405060708090a0b"), ParseError::not_stun},
      {"a length that is not the datagram's", message_of("00010004", ""), ParseError::not_stun},
      {"bytes behind the message", message_of("00010000", "00240004"), ParseError::not_stun},
      {"a length that is no multiple of four", message_of("00010003", "000000"), ParseError::not_stun},
      {"too long", base::Bytes(message_bytes_max + 1), ParseError::too_long},
      {"an attribute that runs past the end", message_of("00010008", "0006000811223344"), ParseError::bad_attribute},
      {"an attribute whose padding is missing", message_of("00010004", "00060001"), ParseError::bad_attribute},
      {"PRIORITY of eight bytes", message_of("0001000c", "002400081122334455667788"), ParseError::bad_attribute},
      {"PRIORITY of two bytes", message_of("00010008", "0024000211220000"), ParseError::bad_attribute},
      {"ICE-CONTROLLING of four bytes", message_of("00010008", "802a000411223344"), ParseError::bad_attribute},
      {"USE-CANDIDATE with a value", message_of("00010008", "0025000411223344"), ParseError::bad_attribute},
      {"an address of family 3", message_of("0101000c", "002000080003a147e112a643"), ParseError::bad_attribute},
      {"an IPv6 address of four bytes", message_of("0101000c", "002000080002a147e112a643"), ParseError::bad_attribute},
      {"error code 799", message_of("01110008", "0009000400000763"), ParseError::bad_attribute},
      {"error code without a number", message_of("01110004", "00090000"), ParseError::bad_attribute},
      {"MESSAGE-INTEGRITY of 32 bytes", message_of("00010024", "00080020" + std::string(64, '0')),
       ParseError::bad_attribute},
      {"a wrong fingerprint", message_of("00010008", "8028000412345678"), ParseError::bad_fingerprint},
      {"a fingerprint of two bytes", message_of("00010008", "8028000212340000"), ParseError::bad_fingerprint},
  };
  for (const Row& row : table) {
    const auto message = parse(row.bytes);
    ASSERT_FALSE(message) << row.story;
    EXPECT_EQ(message.error(), row.error) << row.story;
  }
}

TEST(StunMessage, a_fingerprint_must_be_the_last_attribute) {
  base::Bytes bytes = Writer(Kind::request, {}).sealed("secret");
  const base::Bytes more = *base::from_hex("80220000");
  bytes.insert(bytes.end(), more.begin(), more.end());
  bytes[3] = static_cast<std::byte>(bytes.size() - header_bytes);
  EXPECT_EQ(parse(bytes).error(), ParseError::bad_fingerprint);
}

TEST(StunMessage, kinds_are_read_out_of_the_mixed_bits) {
  const std::pair<std::string_view, Kind> table[] = {{"00010000", Kind::request},
                                                     {"00110000", Kind::indication},
                                                     {"01010000", Kind::success},
                                                     {"01110000", Kind::error}};
  for (const auto& [type, kind] : table) {
    const base::Bytes bytes = message_of(type, "");
    EXPECT_EQ(parse(bytes)->kind, kind);
    EXPECT_EQ(parse(bytes)->method, binding_method);
  }
  const base::Bytes all_method_bits = message_of("3eef0000", "");
  EXPECT_EQ(parse(all_method_bits)->method, 0xfff);
}

TEST(StunMessage, attributes_behind_the_integrity_do_not_count) {
  const std::string integrity = "00080014" + std::string(40, '0');
  const base::Bytes bytes = message_of("00010028", integrity + "00240004ffffffff" + "00250000" + "7fff0000");
  const auto message = parse(bytes);
  ASSERT_TRUE(message);
  EXPECT_FALSE(message->priority);
  EXPECT_FALSE(message->use_candidate);
  EXPECT_EQ(message->unknown.count, 0u);
}

TEST(StunMessage, of_two_attributes_of_a_type_the_first_counts) {
  const base::Bytes bytes = message_of("00010010", "0024000400000001" "0024000400000002");
  EXPECT_EQ(parse(bytes)->priority, 1u);
}

TEST(StunMessage, unknown_attributes_are_listed_only_when_they_are_required) {
  const base::Bytes bytes = message_of("0001000c", "7f010000" "ff010000" "00300000");
  const auto message = parse(bytes);
  ASSERT_TRUE(message);
  ASSERT_EQ(message->unknown.count, 2u);
  EXPECT_EQ(message->unknown.types[0], 0x7f01);
  EXPECT_EQ(message->unknown.types[1], 0x0030);
}

TEST(StunMessage, a_flood_of_unknown_attributes_stays_within_its_limit) {
  std::string attributes;
  for (int i = 0; i < 60; ++i) attributes += "7f010000";
  const base::Bytes bytes = message_of("000100f0", attributes);
  EXPECT_EQ(parse(bytes)->unknown.count, unknown_attributes_max);
}

TEST(StunMessage, without_integrity_nothing_is_authentic) {
  const base::Bytes bytes = message_of("00010000", "");
  EXPECT_FALSE(is_authentic(*parse(bytes), ""));
}

TEST(StunMessage, the_integrity_holds_without_a_fingerprint_too) {
  base::Bytes bytes = Writer(Kind::request, {}).sealed("secret");
  bytes.resize(bytes.size() - 8);
  bytes[3] = static_cast<std::byte>(bytes.size() - header_bytes);
  const auto message = parse(bytes);
  ASSERT_TRUE(message);
  EXPECT_FALSE(message->has_fingerprint);
  EXPECT_TRUE(is_authentic(*message, "secret"));
}

TEST(StunMessage, the_addressed_ufrag_ends_at_the_first_colon) {
  Message message;
  EXPECT_FALSE(addressed_ufrag(message));
  message.username = "nocolon";
  EXPECT_FALSE(addressed_ufrag(message));
  message.username = "ours:theirs:more";
  EXPECT_EQ(addressed_ufrag(message), "ours");
}

}  // namespace
}  // namespace media::stun
