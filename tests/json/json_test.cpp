#include "json/json.h"

#include <gtest/gtest.h>

namespace json {
namespace {

TEST(Json, two_hundred_kilobytes_of_brackets_are_refused_without_harm) {
  const auto parsed = parse(std::string(200'000, '['));
  ASSERT_FALSE(parsed);
  EXPECT_EQ(parsed.error().name, "json.too_deep");
}

TEST(Json, what_is_not_json_is_refused) {
  for (const char* text : {"", "{", "{} x", "{\"a\":}", "\"\xff\"", "nul", "01"}) {
    const auto parsed = parse(text);
    ASSERT_FALSE(parsed) << text;
    EXPECT_EQ(parsed.error().name, "json.invalid");
  }
}

TEST(Json, the_deepest_allowed_text_is_read_and_one_level_more_is_not) {
  EXPECT_TRUE(parse(std::string(depth_max, '[') + std::string(depth_max, ']')));
  EXPECT_FALSE(parse(std::string(depth_max + 1, '[') + std::string(depth_max + 1, ']')));
}

TEST(Json, members_are_found_by_kind_or_not_at_all) {
  const Value value = *parse(R"({"s":"x","i":-3,"n":1.5,"b":true,"o":{"k":1},"a":[1]})");
  EXPECT_EQ(find_string(value, "s"), "x");
  EXPECT_EQ(find_int(value, "i"), -3);
  EXPECT_EQ(find_number(value, "n"), 1.5);
  EXPECT_EQ(find_bool(value, "b"), true);
  EXPECT_EQ(find_object(value, "o").size(), 1u);
  EXPECT_EQ(find_array(value, "a").size(), 1u);
  EXPECT_EQ(find_string(value, "i"), std::nullopt);
  EXPECT_EQ(find_int(value, "s"), std::nullopt);
  EXPECT_TRUE(find_object(value, "a").empty());
  EXPECT_EQ(find_string(Value("text"), "s"), std::nullopt);
}

}  // namespace
}  // namespace json
