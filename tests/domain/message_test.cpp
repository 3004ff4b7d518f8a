#include "domain/message.h"

#include <gtest/gtest.h>

#include "base/text.h"
#include "domain/conversation.h"

namespace domain {
namespace {

TEST(Message, a_preview_is_one_line_that_ends_at_a_whole_character) {
  EXPECT_EQ(preview_of({.body = " first\nsecond\tthird \n"}), "first second third");
  std::string bells;
  for (int i = 0; i < 100; ++i) bells += "🔔";
  const std::string preview = preview_of({.body = bells});
  EXPECT_LE(preview.size(), preview_bytes_max);
  EXPECT_TRUE(base::is_utf8(preview));
}

TEST(Message, kinds_go_there_and_back) {
  for (const auto kind : {MessageKind::text, MessageKind::media, MessageKind::template_text, MessageKind::call,
                          MessageKind::note, MessageKind::activity}) {
    EXPECT_EQ(message_kind_from_word(to_word(kind)), kind);
  }
  EXPECT_FALSE(message_kind_from_word("telegram"));
}

}  // namespace
}  // namespace domain
