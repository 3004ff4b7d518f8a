#include "media/rtp/packet.h"

#include <gtest/gtest.h>

namespace media::rtp {

namespace {

base::Bytes hex(std::string_view text) { return base::from_hex(text).value(); }

TEST(rtp_packet, reads_a_plain_packet) {
  const auto bytes = hex("806f1234000003c0deadbeef010203");
  const auto packet = read(bytes);
  ASSERT_TRUE(packet);
  EXPECT_EQ(packet->header,
            (Header{.payload_type = 111, .marker = false, .sequence = 0x1234, .timestamp = 960, .ssrc = 0xdeadbeef}));
  EXPECT_EQ(base::to_hex(packet->payload), "010203");
}

TEST(rtp_packet, steps_over_contributors_extension_and_padding) {
  const auto bytes = hex("b2ef0001" "00000001" "00000002" "00000003" "00000004" "bede0001" "10800000" "aabb" "000003");
  const auto packet = read(bytes);
  ASSERT_TRUE(packet);
  EXPECT_TRUE(packet->header.marker);
  EXPECT_EQ(base::to_hex(packet->payload), "aabb");
}

TEST(rtp_packet, refuses_what_contradicts_itself) {
  const std::string_view bad[] = {
      "",
      "80",
      "806f123400000001000000",                        // eleven bytes
      "406f12340000000100000002",                      // version 1
      "8f6f12340000000100000002",                      // fifteen CSRCs that are not there
      "906f12340000000100000002bede0004",              // an extension past the end
      "a06f12340000000100000002aabb00",                // padding of nothing
      "a06f12340000000100000002aabb09",                // padding longer than the payload
      "a06f12340000000100000002",                      // padding without a payload
  };
  for (const auto text : bad) {
    const auto bytes = hex(text);
    EXPECT_FALSE(read(bytes)) << text;
  }
}

TEST(rtp_packet, writes_what_it_reads) {
  const Header header{.payload_type = 109, .marker = true, .sequence = 65535, .timestamp = 0xfffffff0, .ssrc = 7};
  const auto bytes = write(header);
  const auto packet = read(bytes);
  ASSERT_TRUE(packet);
  EXPECT_EQ(packet->header, header);
  EXPECT_TRUE(packet->payload.empty());
}

TEST(rtp_packet, tells_rtcp_from_rtp) {
  EXPECT_TRUE(is_rtcp(hex("80c8")));
  EXPECT_TRUE(is_rtcp(hex("81cd")));
  EXPECT_FALSE(is_rtcp(hex("806f")));
  EXPECT_FALSE(is_rtcp(hex("80ef")));
  EXPECT_FALSE(is_rtcp(hex("80")));
}

}  // namespace

}  // namespace media::rtp
