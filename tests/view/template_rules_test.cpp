// The house rules every template must keep, read off the files.
#include <gtest/gtest.h>

#include "view/html_shape.h"
#include "view/template_files.h"

namespace {

using test::template_files;

TEST(TemplateRules, every_template_asks_for_escaping_in_its_first_line) {
  ASSERT_FALSE(template_files().empty());
  for (const auto& file : template_files()) {
    EXPECT_TRUE(file.text.starts_with("{{%AUTOESCAPE context=\"HTML\"}}\n")) << file.name;
  }
}

TEST(TemplateRules, nothing_switches_escaping_off) {
  for (const auto& file : template_files()) EXPECT_EQ(file.text.find(":none"), std::string::npos) << file.name;
}

TEST(TemplateRules, there_are_no_inline_scripts_styles_or_handlers) {
  for (const auto& file : template_files()) {
    for (const auto& tag : test::tags_of(file.text)) {
      EXPECT_NE(tag.name, "style") << file.name;
      for (const std::string& attribute : tag.attributes) {
        EXPECT_NE(attribute, "style") << file.name << ": " << tag.bones();
        EXPECT_FALSE(attribute.starts_with("on")) << file.name << ": " << tag.bones();
      }
      EXPECT_TRUE(tag.name != "script" || tag.bones().starts_with("script type src")) << file.name;
    }
  }
}

TEST(TemplateRules, every_attribute_value_is_quoted) {
  for (const auto& file : template_files()) {
    EXPECT_EQ(file.text.find("={{"), std::string::npos) << file.name;
  }
}

TEST(TemplateRules, every_marker_stands_in_the_opening_comment) {
  for (const auto& file : template_files()) {
    const std::size_t open = file.text.find("{{!");
    const std::size_t close = file.text.find("}}", open);
    ASSERT_NE(close, std::string::npos) << file.name;
    const std::string comment = file.text.substr(open, close - open);
    const test::Markers markers = test::markers_of(file.text.substr(close));
    for (const auto* names : {&markers.values, &markers.sections, &markers.includes}) {
      for (const std::string& name : *names)
        EXPECT_NE(comment.find(name), std::string::npos) << file.name << ": " << name;
    }
  }
}

}  // namespace
