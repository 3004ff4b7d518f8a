#include "pages/face.h"

#include <gtest/gtest.h>

namespace pages {
namespace {

TEST(Face, initials_are_the_first_letters_of_the_first_and_last_name) {
  EXPECT_EQ(initials_of("Dana Field"), "DF");
  EXPECT_EQ(initials_of("  mary  jane watson "), "MW");
  EXPECT_EQ(initials_of("aisha"), "A");
}

TEST(Face, letters_outside_ascii_stay_whole) {
  EXPECT_EQ(initials_of("\xc3\x89mile \xc3\x98stergaard"), "\xc3\x89\xc3\x98");
}

TEST(Face, a_number_or_nothing_has_no_initials) {
  EXPECT_EQ(initials_of("+44 7700 900123"), "#");
  EXPECT_EQ(initials_of(""), "#");
}

TEST(Face, a_broken_name_breaks_nothing) {
  EXPECT_EQ(initials_of("\xe2\x82"), "\xe2\x82");
}

TEST(Face, the_colour_comes_from_the_id) {
  base::IdBits id{};
  EXPECT_EQ(tone_of(id), 0u);
  id[15] = 7;
  EXPECT_EQ(tone_of(id), 1u);
  id.fill(0xff);
  EXPECT_LT(tone_of(id), face_tones);
}

}  // namespace
}  // namespace pages
