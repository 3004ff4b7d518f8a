#include "web/router.h"

#include <gtest/gtest.h>

namespace web {
namespace {

struct Nothing {};
Response first(Nothing&, const Request&) {
  return text("first");
}
Response second(Nothing&, const Request&) {
  return text("second");
}

constexpr Route<Nothing> routes[] = {
    {Method::get, "/", Access::person, &first},
    {Method::get, "/calls/open", Access::person, &first},
    {Method::get, "/calls/{call}", Access::person, &second},
    {Method::post, "/calls/{call}", Access::person, &second},
    {Method::post, "/calls/{call}/answer", Access::person, &first},
    {Method::get, "/calls/{call}/recordings/{side}", Access::person, &first},
};
const Router<Nothing> router{routes};

TEST(Router, the_first_row_that_fits_wins) {
  EXPECT_EQ(router.find(Method::get, "/calls/open").route, &routes[1]);
  EXPECT_EQ(router.find(Method::get, "/calls/01jq").route, &routes[2]);
  EXPECT_EQ(router.find(Method::get, "/").route, &routes[0]);
}

TEST(Router, parameters_carry_their_names) {
  const auto match = router.find(Method::get, "/calls/01jq/recordings/mix");
  ASSERT_EQ(match.route, &routes[5]);
  ASSERT_EQ(match.parameters.size(), 2u);
  EXPECT_EQ(match.parameters[0].name, "call");
  EXPECT_EQ(match.parameters[0].value, "01jq");
  EXPECT_EQ(match.parameters[1].value, "mix");
}

TEST(Router, what_is_in_no_row_is_nowhere) {
  for (const char* path :
       {"/call", "/calls", "/calls/a/b", "/calls/a/answer/b", "/Calls/open", "/calls/a/recordings"}) {
    const auto match = router.find(Method::get, path);
    EXPECT_EQ(match.route, nullptr) << path;
    EXPECT_EQ(match.allow, "") << path;
  }
}

TEST(Router, another_method_is_told_which_ones_there_are) {
  EXPECT_EQ(router.find(Method::get, "/calls/a/answer").allow, "POST");
  EXPECT_EQ(router.find(Method::other, "/calls/a").allow, "GET, HEAD, POST");
  EXPECT_EQ(router.find(Method::post, "/calls/open").route, &routes[3]);
}

TEST(Router, deliveries_may_be_larger_than_forms) {
  EXPECT_EQ(body_bytes_max(Access::machine), 4u * 1024 * 1024);
  for (const Access access : {Access::anyone, Access::person, Access::manager, Access::admin}) {
    EXPECT_EQ(body_bytes_max(access), 64u * 1024);
  }
}

}  // namespace
}  // namespace web
