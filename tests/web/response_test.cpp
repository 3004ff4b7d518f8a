#include "web/response.h"

#include <gtest/gtest.h>

#include "base/failure.h"
#include "web/cgi.h"
#include "web/security_headers.h"

namespace web {
namespace {

TEST(Response, is_written_as_cgi) {
  EXPECT_EQ(to_cgi(text("hello", 404), false),
            "Status: 404\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: 5\r\n\r\nhello");
  EXPECT_EQ(to_cgi(redirect("/desk/inbox"), false),
            "Status: 303\r\nLocation: /desk/inbox\r\nContent-Length: 0\r\n\r\n");
}

TEST(Response, head_keeps_the_length_and_drops_the_body) {
  EXPECT_EQ(to_cgi(text("hello"), true),
            "Status: 200\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: 5\r\n\r\n");
}

TEST(Response, a_handed_over_answer_has_no_length_of_its_own) {
  EXPECT_EQ(to_cgi(accel_redirect("/_recordings/01jq/mix.ogg", "audio/ogg"), false),
            "Status: 200\r\nX-Accel-Redirect: /_recordings/01jq/mix.ogg\r\nContent-Type: audio/ogg\r\n\r\n");
}

TEST(Response, a_header_that_would_end_its_line_is_a_failure) {
  Response response = text("");
  response.set("X-Name", "a\r\nSet-Cookie: desk=evil");
  EXPECT_THROW(require_plain_headers(response), base::Failure);
  response.set("X-Name", "plain");
  EXPECT_NO_THROW(require_plain_headers(response));
}

TEST(ResponseDeathTest, a_redirect_to_another_host_is_a_broken_invariant) {
  EXPECT_DEATH(static_cast<void>(redirect("//evil.example/")), "stays on this host");
  EXPECT_DEATH(static_cast<void>(redirect("https://evil.example/")), "stays on this host");
}

TEST(Response, setting_replaces_and_adding_adds) {
  Response response = html("");
  response.set("content-type", "text/plain");
  response.add("Set-Cookie", "a=1");
  response.add("Set-Cookie", "b=2");
  EXPECT_EQ(response.headers.size(), 3u);
  EXPECT_EQ(*response.header("Content-Type"), "text/plain");
}

TEST(Response, every_answer_carries_the_policy_of_the_house) {
  Response response = html("");
  add_security_headers(response);
  EXPECT_EQ(
      *response.header("Content-Security-Policy"),
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; "
      "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
  EXPECT_EQ(*response.header("Permissions-Policy"), "microphone=(self), camera=()");
  EXPECT_EQ(*response.header("X-Content-Type-Options"), "nosniff");
  EXPECT_EQ(*response.header("Referrer-Policy"), "same-origin");
  EXPECT_EQ(*response.header("Cross-Origin-Opener-Policy"), "same-origin");
  EXPECT_EQ(*response.header("Cache-Control"), "no-store");
}

TEST(Response, a_handler_may_let_an_answer_be_kept) {
  Response response = html("");
  response.set("Cache-Control", "private, max-age=60");
  add_security_headers(response);
  EXPECT_EQ(*response.header("Cache-Control"), "private, max-age=60");
}

TEST(Response, a_problem_is_json_for_scripts_and_text_for_others) {
  const auto request = [](std::string accept) { return *Request::read({.headers = {{"accept", std::move(accept)}}}); };
  const Problem problem{409, "call.taken", "Tom answered this call."};
  EXPECT_EQ(plain_problem(request("application/json"), problem).body,
            R"({"error":{"name":"call.taken","text":"Tom answered this call."}})");
  EXPECT_EQ(plain_problem(request("*/*"), problem).body, "Tom answered this call.\n");
  EXPECT_EQ(plain_problem(request("*/*"), problem).status, 409);
}

}  // namespace
}  // namespace web
