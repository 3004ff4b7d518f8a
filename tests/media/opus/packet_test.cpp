#include "media/opus/packet.h"

#include <gtest/gtest.h>

namespace media::opus {

namespace {

std::optional<std::int64_t> samples(std::string_view hex) { return samples_in(base::from_hex(hex).value()); }

TEST(opus_packet, lengths_follow_the_table_of_the_rfc) {
  EXPECT_EQ(samples("00"), 480) << "SILK, 10 ms";
  EXPECT_EQ(samples("4812"), 960) << "SILK wideband, 20 ms";
  EXPECT_EQ(samples("5812"), 2880) << "SILK wideband, 60 ms";
  EXPECT_EQ(samples("6012"), 480) << "hybrid, 10 ms";
  EXPECT_EQ(samples("7812"), 960) << "hybrid, 20 ms";
  EXPECT_EQ(samples("e0"), 120) << "CELT, 2.5 ms";
  EXPECT_EQ(samples("f8fffe"), 960) << "CELT, 20 ms";
  EXPECT_EQ(samples("49aabb"), 1920) << "two frames";
  EXPECT_EQ(samples("4b03aabb"), 2880) << "three frames";
}

TEST(opus_packet, impossible_lengths_are_none) {
  EXPECT_FALSE(samples("")) << "empty";
  EXPECT_FALSE(samples("4b")) << "no count";
  EXPECT_FALSE(samples("4b00")) << "no frame";
  EXPECT_FALSE(samples("5b03")) << "180 ms";
}

}  // namespace

}  // namespace media::opus
