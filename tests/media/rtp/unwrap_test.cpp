#include "media/rtp/unwrap.h"

#include <gtest/gtest.h>

namespace media::rtp {

namespace {

TEST(rtp_unwrap, counts_on_over_the_wrap) {
  Unwrapper<std::uint16_t> unwrap;
  EXPECT_EQ(unwrap.take(65534), 65534);
  EXPECT_EQ(unwrap.take(65535), 65535);
  EXPECT_EQ(unwrap.take(0), 65536);
  EXPECT_EQ(unwrap.take(3), 65539);
}

TEST(rtp_unwrap, a_late_number_keeps_its_place) {
  Unwrapper<std::uint16_t> unwrap;
  EXPECT_EQ(unwrap.take(2), 2);
  EXPECT_EQ(unwrap.take(65535), -1);
  EXPECT_EQ(unwrap.highest(), 2);
  EXPECT_EQ(unwrap.take(3), 3);
}

TEST(rtp_unwrap, timestamps_wrap_after_a_day) {
  Unwrapper<std::uint32_t> unwrap;
  EXPECT_EQ(unwrap.take(0xffffff00), 0xffffff00);
  EXPECT_EQ(unwrap.take(0x2c0), 0x1000002c0);
  EXPECT_EQ(unwrap.take(0xffffff00), 0xffffff00);
}

}  // namespace

}  // namespace media::rtp
