#include "web/request.h"

#include <gtest/gtest.h>

#include "web/router.h"

namespace web {
namespace {

Request parsed(RequestParts parts, std::string_view base_path = {}) {
  auto request = Request::read(std::move(parts), base_path);
  EXPECT_TRUE(request);
  EXPECT_TRUE(request->parse_fields());
  return std::move(*request);
}

RequestParts form(std::string body, std::string type = "application/x-www-form-urlencoded") {
  return {
      .method = "POST", .target = "/login", .headers = {{"content-type", std::move(type)}}, .body = std::move(body)};
}

TEST(Request, knows_its_path_under_a_prefix_and_where_to_point) {
  const Request request = parsed({.target = "/desk/calls/?q=1"}, "/desk");
  EXPECT_EQ(request.path(), "/calls");
  EXPECT_EQ(request.address("/inbox"), "/desk/inbox");
  EXPECT_EQ(request.target(), "/desk/calls/?q=1");
  EXPECT_FALSE(Request::read({.target = "/calls"}, "/desk"));
}

TEST(Request, reads_queries_cookies_and_forms_apart) {
  RequestParts parts = form("name=Ada+Marsh&note=50%25&tick=a&tick=b&empty=");
  parts.target = "/login?name=query&q=a%26b";
  parts.headers.push_back({"cookie", "desk=abc; other=1=2;  third=%41"});
  const Request request = parsed(std::move(parts));
  EXPECT_EQ(request.form("name"), "Ada Marsh");
  EXPECT_EQ(request.form("note"), "50%");
  EXPECT_EQ(request.form("empty"), "");
  EXPECT_EQ(request.form("q"), std::nullopt);
  EXPECT_EQ(request.form_values("tick"), (std::vector<std::string_view>{"a", "b"}));
  EXPECT_EQ(request.query("name"), "query");
  EXPECT_EQ(request.query("q"), "a&b");
  EXPECT_EQ(request.cookie("desk"), "abc");
  EXPECT_EQ(request.cookie("other"), "1=2");
  EXPECT_EQ(request.cookie("third"), "%41");
}

TEST(Request, reads_a_multipart_form_and_leaves_its_files_out) {
  const std::string body =
      "--X\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nline one\r\nline two\r\n"
      "--X\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.svg\"\r\nContent-Type: "
      "image/svg+xml\r\n\r\n<svg/>\r\n--X--\r\n";
  const Request request = parsed(form(body, "multipart/form-data; boundary=X"));
  EXPECT_EQ(request.form("note"), "line one\r\nline two");
  EXPECT_EQ(request.form("file"), std::nullopt);
}

TEST(Request, takes_no_fields_from_a_body_that_is_no_form) {
  EXPECT_EQ(parsed(form("a=1", "text/plain")).form("a"), std::nullopt);
  EXPECT_EQ(parsed(form("a=1", "application/json")).form("a"), std::nullopt);
}

TEST(Request, a_body_larger_than_a_form_is_only_read_raw) {
  const Request request = parsed(form("a=" + std::string(form_bytes_max, 'x')));
  EXPECT_EQ(request.form("a"), std::nullopt);
  EXPECT_EQ(request.body().size(), form_bytes_max + 2);
}

class HostileFields : public testing::TestWithParam<RequestParts> {};

TEST_P(HostileFields, are_refused) {
  auto request = Request::read(GetParam());
  ASSERT_TRUE(request);
  const auto result = request->parse_fields();
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().name, "request.fields");
}

std::string many(std::size_t count, const std::string& one) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += one;
  return text;
}

INSTANTIATE_TEST_SUITE_P(Request, HostileFields,
                         testing::Values(RequestParts{.target = "/?a=%00"}, RequestParts{.target = "/?a=%ff"},
                                         RequestParts{.target = "/?" + many(query_fields_max + 1, "a=1&")},
                                         RequestParts{.headers = {{"cookie", many(cookies_max + 1, "a=1;")}}},
                                         RequestParts{.headers = {{"cookie", "desk=\xff"}}}, form("a=%00"),
                                         form("a=%ff"), form(many(form_fields_max + 1, "a=1&")),
                                         form("--X\r\nno headers\r\n--X--\r\n", "multipart/form-data; boundary=X")));

TEST(Request, a_multipart_form_without_parts_has_no_fields) {
  EXPECT_EQ(parsed(form("no parts", "multipart/form-data; boundary=X")).form("a"), std::nullopt);
  EXPECT_EQ(parsed(form("--X\r\n\r\n", "multipart/form-data")).form("a"), std::nullopt);
}

TEST(Request, at_the_limit_of_fields_all_are_there) {
  const Request request = parsed({.target = "/?" + many(query_fields_max - 1, "a=1&") + "last=2"});
  EXPECT_EQ(request.query("last"), "2");
}

TEST(Request, a_target_beyond_its_limit_is_refused) {
  EXPECT_TRUE(Request::read({.target = "/" + std::string(target_bytes_max - 1, 'a')}));
  EXPECT_FALSE(Request::read({.target = "/" + std::string(target_bytes_max, 'a')}));
}

TEST(Request, json_needs_its_content_type) {
  RequestParts parts = form(R"({"offer":"v=0"})", "application/json; charset=utf-8");
  EXPECT_EQ(json::find_string(*parsed(parts).json_body(), "offer"), "v=0");
  parts.headers = {{"content-type", "text/plain"}};
  EXPECT_EQ(parsed(parts).json_body().error().name, "json.expected");
  parts.headers = {{"content-type", "application/json"}};
  parts.body = "{";
  EXPECT_EQ(parsed(parts).json_body().error().name, "json.invalid");
}

TEST(Request, what_the_client_can_show_is_read_from_accept) {
  EXPECT_TRUE(parsed({.headers = {{"accept", "text/html,application/xhtml+xml;q=0.9"}}}).wants_page());
  EXPECT_TRUE(parsed({.headers = {{"accept", "application/json"}}}).wants_json());
  EXPECT_FALSE(parsed({.headers = {{"accept", "*/*"}}}).wants_page());
  EXPECT_FALSE(parsed({}).wants_json());
}

TEST(Request, only_get_head_and_post_have_a_meaning) {
  EXPECT_EQ(parsed({.method = "HEAD"}).method(), Method::get);
  EXPECT_TRUE(parsed({.method = "HEAD"}).is_head());
  for (const char* method : {"PUT", "DELETE", "OPTIONS", "get", "", "TRACE"})
    EXPECT_EQ(parsed({.method = method}).method(), Method::other);
}

}  // namespace
}  // namespace web
