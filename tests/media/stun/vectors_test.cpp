// The test vectors of RFC 5769, byte for byte.
#include <gtest/gtest.h>

#include "media/stun/message.h"

namespace media::stun {
namespace {

constexpr std::string_view password = "VOkJxbRl1RmTxUk/WvJxBt";

constexpr std::string_view request_2_1 =
    "00010058" "2112a442" "b7e7a701bc34d686fa87dfae"
    "80220010" "5354554e207465737420636c69656e74"
    "00240004" "6e0001ff"
    "80290008" "932ff9b151263b36"
    "00060009" "6576746a3a68367659202020"
    "00080014" "9aeaa70cbfd8cb56781ef2b5b2d3f249c1b571a2"
    "80280004" "e57a3bcf";

constexpr std::string_view response_2_2 =
    "0101003c" "2112a442" "b7e7a701bc34d686fa87dfae"
    "8022000b" "7465737420766563746f7220"
    "00200008" "0001a147e112a643"
    "00080014" "2b91f599fd9e90c38c7489f92af9ba53f06be7d7"
    "80280004" "c07d4c96";

constexpr std::string_view response_2_3 =
    "01010048" "2112a442" "b7e7a701bc34d686fa87dfae"
    "8022000b" "7465737420766563746f7220"
    "00200014" "0002a1470113a9faa5d3f179bc25f4b5bed2b9d9"
    "00080014" "a382954e4be67bf11784c97c8292c275bfe3ed41"
    "80280004" "c8fb0b4c";

TEST(StunVectors, the_sample_request_is_read_and_authentic) {
  const base::Bytes bytes = *base::from_hex(request_2_1);
  const auto message = parse(bytes);
  ASSERT_TRUE(message);
  EXPECT_EQ(message->kind, Kind::request);
  EXPECT_EQ(message->method, binding_method);
  EXPECT_EQ(base::to_hex(message->transaction), "b7e7a701bc34d686fa87dfae");
  EXPECT_EQ(message->username, "evtj:h6vY");
  EXPECT_EQ(addressed_ufrag(*message), "evtj");
  EXPECT_EQ(message->priority, 0x6e0001ffu);
  EXPECT_EQ(message->controlled, 0x932ff9b151263b36u);
  EXPECT_FALSE(message->controlling);
  EXPECT_FALSE(message->use_candidate);
  EXPECT_TRUE(message->has_fingerprint);
  EXPECT_TRUE(is_authentic(*message, password));
  EXPECT_FALSE(is_authentic(*message, "VOkJxbRl1RmTxUk/WvJxBT"));
}

TEST(StunVectors, the_sample_responses_show_our_address_in_both_families) {
  const std::tuple<std::string_view, std::string_view> table[] = {
      {response_2_2, "192.0.2.1"}, {response_2_3, "2001:db8:1234:5678:11:2233:4455:6677"}};
  for (const auto& [hex, ip] : table) {
    const base::Bytes bytes = *base::from_hex(hex);
    const auto message = parse(bytes);
    ASSERT_TRUE(message) << ip;
    EXPECT_EQ(message->kind, Kind::success);
    EXPECT_EQ(message->mapped_address, base::Endpoint::from_text(ip, 32853));
    EXPECT_TRUE(is_authentic(*message, password));
  }
}

TEST(StunVectors, no_single_flipped_bit_survives) {
  const base::Bytes original = *base::from_hex(request_2_1);
  for (std::size_t bit = 0; bit < original.size() * 8; ++bit) {
    base::Bytes bytes = original;
    bytes[bit / 8] ^= std::byte{1} << (bit % 8);
    const auto message = parse(bytes);
    EXPECT_FALSE(message && message->has_fingerprint && is_authentic(*message, password)) << "bit " << bit;
  }
}

}  // namespace
}  // namespace media::stun
