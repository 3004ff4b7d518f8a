#include "view/catalogue.h"

#include <gtest/gtest.h>

#include "base/failure.h"

namespace view {
namespace {

TEST(Catalogue, english_only_loses_its_marks) {
  EXPECT_EQ(Catalogue().translate("<p>[[Call ended]]</p> [[Inbox]]"), "<p>Call ended</p> Inbox");
}

TEST(Catalogue, a_sentence_is_translated_wherever_it_is_marked) {
  const Catalogue german(Catalogue::Sentences{{"Call ended", "Anruf beendet"}});
  EXPECT_EQ(german.translate("[[Call ended]] Call ended [[Missed call]]"), "Anruf beendet Call ended Missed call");
}

TEST(Catalogue, markers_inside_a_sentence_move_with_it) {
  const Catalogue german(Catalogue::Sentences{{"Handled by {{AGENT}}", "{{AGENT}} hat geantwortet"}});
  EXPECT_EQ(german.translate("[[Handled by {{AGENT}}]]"), "{{AGENT}} hat geantwortet");
}

TEST(Catalogue, a_translation_cannot_bring_or_lose_a_marker) {
  EXPECT_THROW(Catalogue(Catalogue::Sentences{{"Handled by {{AGENT}}", "Beantwortet"}}), base::Failure);
  EXPECT_THROW(Catalogue(Catalogue::Sentences{{"Inbox", "{{CSRF:none}}"}}), base::Failure);
}

TEST(Catalogue, an_open_mark_is_a_mistake) {
  EXPECT_THROW((void)Catalogue().translate("<p>[[Call ended</p>\n]]"), base::Failure);
  EXPECT_THROW((void)Catalogue().translate("[[Call"), base::Failure);
}

}  // namespace
}  // namespace view
