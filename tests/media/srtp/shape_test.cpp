#include "media/srtp/shape.h"

#include <gtest/gtest.h>

namespace media::srtp {
namespace {

TEST(SrtpShape, an_rtp_header_must_hold_what_it_announces) {
  struct Row {
    std::string_view story;
    std::string_view hex;
    std::optional<std::uint32_t> source;
  };
  const Row table[] = {
      {"a bare header", "806f000100000002deadbeef", 0xdeadbeef},
      {"nothing", "", {}},
      {"one byte short", "806f000100000002deadbe", {}},
      {"version 1", "406f000100000002deadbeef", {}},
      {"two CSRCs that are there", "826f000100000002deadbeef" "0000000100000002", 0xdeadbeef},
      {"two CSRCs of which one is missing", "826f000100000002deadbeef" "00000001", {}},
      {"fifteen CSRCs and nothing", "8f6f000100000002deadbeef", {}},
      {"an extension that is there", "906f000100000002deadbeef" "bede0001" "10ff0000", 0xdeadbeef},
      {"an extension header cut in two", "906f000100000002deadbeef" "bede", {}},
      {"an extension longer than the packet", "906f000100000002deadbeef" "bedeffff" "10ff0000", {}},
  };
  for (const Row& row : table) EXPECT_EQ(rtp_source(*base::from_hex(row.hex)), row.source) << row.story;
}

TEST(SrtpShape, an_rtcp_packet_shows_its_sender) {
  EXPECT_EQ(rtcp_source(*base::from_hex("80c90001deadbeef")), 0xdeadbeef);
  EXPECT_FALSE(rtcp_source(*base::from_hex("80c90001deadbe")));
  EXPECT_FALSE(rtcp_source(*base::from_hex("c0c90001deadbeef")));
}

}  // namespace
}  // namespace media::srtp
