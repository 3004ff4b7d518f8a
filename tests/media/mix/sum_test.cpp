#include "media/mix/sum.h"

#include <gtest/gtest.h>

#include <array>

namespace media::mix {

namespace {

TEST(mix_sum, adds_and_stays_in_range) {
  std::array<std::int16_t, 4> sum = {1, 30'000, -30'000, 0};
  add(sum, std::array<std::int16_t, 4>{2, 30'000, -30'000, -5});
  EXPECT_EQ(sum, (std::array<std::int16_t, 4>{3, 32'767, -32'768, -5}));
}

}  // namespace

}  // namespace media::mix
