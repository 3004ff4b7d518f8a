#include "base/id.h"

#include <gtest/gtest.h>

#include "support/seeded_random.h"

namespace base {
namespace {

using TestId = Id<struct TestTag>;

TEST(Id, text_goes_there_and_back) {
  support::SeededRandom random;
  for (int i = 0; i < 1000; ++i) {
    const TestId id = TestId::make(from_micros(1'791'456'123'000'000), random);
    EXPECT_EQ(id.text().size(), id_text_size);
    EXPECT_EQ(TestId::from_text(id.text()), id);
  }
}

TEST(Id, the_largest_value_fits_and_one_more_does_not) {
  IdBits all{};
  all.fill(0xff);
  EXPECT_EQ(id_to_text(all), "7zzzzzzzzzzzzzzzzzzzzzzzzz");
  EXPECT_EQ(id_from_text("7ZZZZZZZZZZZZZZZZZZZZZZZZZ"), all);
  EXPECT_FALSE(id_from_text("80000000000000000000000000"));
}

TEST(Id, later_ids_sort_after_earlier_ones_as_bits_and_as_text) {
  support::SeededRandom random;
  const TestId early = TestId::make(from_micros(1'791'456'123'000'000), random);
  const TestId late = TestId::make(from_micros(1'791'456'123'001'000), random);
  EXPECT_LT(early, late);
  EXPECT_LT(early.text(), late.text());
}

TEST(Id, anything_else_is_no_id) {
  for (const char* text : {"", "abc", "0000000000000000000000000i", "../../../../../etc/passwd00"}) {
    EXPECT_FALSE(TestId::from_text(text)) << text;
  }
}

}  // namespace
}  // namespace base
