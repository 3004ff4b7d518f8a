// The routes, guards and error pages of a small site, asked through the real FastCGI door.
#include "web/site.h"

#include <gtest/gtest.h>

#include "base/failure.h"
#include "crypto/random.h"
#include "support/fastcgi_client.h"
#include "support/web_server.h"
#include "web/security_headers.h"

namespace web {
namespace {

namespace fcgi = support::fastcgi;

const std::string session_token(token_text_size, 's');
const std::string form_token(token_text_size, 'f');

struct Desk final : Sessions {
  crypto::SystemRandom random;
  std::optional<Person> find(std::string_view token) override {
    if (token != session_token) return {};
    return Person{"s1", "u1", "w1", "Priya Nair", Role::agent, form_token};
  }
};

Response say_token(Desk&, const Request& request) {
  return text(std::string(request.csrf_token()));
}
Response greet(Desk&, const Request& request) {
  return html("<p>" + request.person()->name + " " + std::string(request.parameter("call")));
}
Response echo(Desk&, const Request& request) {
  return text(request.body());
}
Response break_down(Desk&, const Request&) {
  throw base::Failure("the disk is full");
}
Response forge(Desk&, const Request& request) {
  Response response = text("");
  response.set("X-Name", std::string(*request.query("name")));
  return response;
}
Response taken(Desk&, const Request&) {
  Response response = problem(409, "call.taken", "Tom answered this call.");
  response.set("X-Kept", "yes");
  return response;
}
Response error_page(Desk&, const Request&, const Problem& problem) {
  return html("<h1>" + problem.text + "</h1>");
}

constexpr Route<Desk> routes[] = {
    {Method::get, "/login", Access::anyone, &say_token},    {Method::post, "/login", Access::anyone, &echo},
    {Method::get, "/calls/{call}", Access::person, &greet}, {Method::post, "/calls/{call}", Access::person, &echo},
    {Method::get, "/settings", Access::admin, &greet},      {Method::post, "/hooks/whatsapp", Access::machine, &echo},
    {Method::get, "/broken", Access::anyone, &break_down},  {Method::get, "/forged", Access::anyone, &forge},
    {Method::get, "/taken", Access::anyone, &taken},
};

std::unique_ptr<Handler> make_site() {
  auto desk = std::make_unique<Desk>();
  Desk& context = *desk;
  return std::make_unique<Site<Desk>>(std::move(desk), context, routes,
                                      SiteOptions{"https://desk.example.org", "/login", &context.random}, &error_page);
}

class SiteBehindFastCgi : public testing::Test {
 protected:
  fcgi::Reply get(std::string_view target, const std::vector<std::string>& headers = {}) {
    return *fcgi::ask(server_.socket(), fcgi::parameters("GET", target, headers));
  }
  fcgi::Reply post(std::string_view target, std::vector<std::string> headers, std::string_view body) {
    headers.emplace_back("Origin: https://desk.example.org");
    return *fcgi::ask(server_.socket(), fcgi::parameters("POST", target, headers, body), body);
  }

  const std::string cookie_ = "Cookie: desk=" + session_token;
  const std::string token_ = "X-CSRF-Token: " + form_token;
  support::WebServer server_{&make_site, {.threads = 2}};
};

TEST_F(SiteBehindFastCgi, a_person_sees_a_page) {
  const auto reply = get("/calls/01jq", {cookie_});
  EXPECT_EQ(reply.status, 200);
  EXPECT_EQ(reply.body, "<p>Priya Nair 01jq");
  EXPECT_EQ(reply.header("Content-Type"), "text/html; charset=utf-8");
}

TEST_F(SiteBehindFastCgi, every_answer_carries_the_security_headers) {
  for (const char* target : {"/calls/01jq", "/nowhere", "/broken", "/login", "/..", "/taken", "/settings"}) {
    const auto reply = get(target, {cookie_});
    EXPECT_EQ(reply.header("Content-Security-Policy"), content_security_policy) << target;
    EXPECT_EQ(reply.header("Cache-Control"), "no-store") << target;
    EXPECT_EQ(reply.header("X-Content-Type-Options"), "nosniff") << target;
  }
}

TEST_F(SiteBehindFastCgi, a_stranger_is_sent_to_the_sign_in_page_and_back) {
  const auto page = get("/calls/01jq?x=1", {"Accept: text/html"});
  EXPECT_EQ(page.status, 303);
  EXPECT_EQ(page.header("Location"), "/login?next=%2Fcalls%2F01jq%3Fx%3D1");
  const auto script = get("/calls/01jq", {"Accept: application/json"});
  EXPECT_EQ(script.status, 401);
  EXPECT_EQ(script.body, R"({"error":{"name":"session.none","text":"Please sign in."}})");
}

TEST_F(SiteBehindFastCgi, a_strangers_post_is_never_repeated_after_the_sign_in) {
  const auto reply = post("/calls/01jq", {"Accept: text/html"}, "a=1");
  EXPECT_EQ(reply.status, 303);
  EXPECT_EQ(reply.header("Location"), "/login");
}

TEST_F(SiteBehindFastCgi, the_sign_in_form_works_with_the_cookie_it_was_given) {
  const auto form = get("/login");
  ASSERT_TRUE(form.header("Set-Cookie"));
  const std::string set_cookie = *form.header("Set-Cookie");
  const std::string cookie = "Cookie: " + set_cookie.substr(0, set_cookie.find(';'));
  const std::string type = "Content-Type: application/x-www-form-urlencoded";
  EXPECT_EQ(post("/login", {cookie, type}, "csrf=" + form.body).status, 200);
  EXPECT_EQ(post("/login", {type}, "csrf=" + form.body).status, 403);
  EXPECT_EQ(get("/login", {cookie}).header("Set-Cookie"), std::nullopt);
}

TEST_F(SiteBehindFastCgi, a_post_without_the_token_is_refused_before_the_handler) {
  EXPECT_EQ(post("/calls/01jq", {cookie_, token_}, "x").body, "x");
  EXPECT_EQ(post("/calls/01jq", {cookie_}, "x").status, 403);
}

TEST_F(SiteBehindFastCgi, what_is_not_there_or_not_allowed_says_so) {
  EXPECT_EQ(get("/nowhere", {cookie_}).status, 404);
  EXPECT_EQ(get("/settings", {cookie_}).status, 403);
  const auto method = *fcgi::ask(server_.socket(), fcgi::parameters("DELETE", "/login"));
  EXPECT_EQ(method.status, 405);
  EXPECT_EQ(method.header("Allow"), "GET, HEAD, POST");
  EXPECT_EQ(get("/calls/%2e%2e/x", {cookie_}).status, 400);
}

TEST_F(SiteBehindFastCgi, problems_look_like_the_programs_own_pages_to_people) {
  const auto page = get("/taken", {"Accept: text/html"});
  EXPECT_EQ(page.status, 409);
  EXPECT_EQ(page.body, "<h1>Tom answered this call.</h1>");
  EXPECT_EQ(page.header("X-Kept"), "yes");
  EXPECT_EQ(get("/taken", {"Accept: application/json"}).body,
            R"({"error":{"name":"call.taken","text":"Tom answered this call."}})");
  EXPECT_EQ(get("/taken").body, "Tom answered this call.\n");
}

TEST_F(SiteBehindFastCgi, a_failure_is_a_500_without_its_reason_and_the_thread_goes_on) {
  for (int i = 0; i < 5; ++i) {
    const auto reply = get("/broken", {"Accept: text/html"});
    EXPECT_EQ(reply.status, 500);
    EXPECT_EQ(reply.body.find("disk"), std::string::npos);
  }
  EXPECT_EQ(get("/login").status, 200);
}

TEST_F(SiteBehindFastCgi, a_header_cannot_be_forged_through_a_value) {
  EXPECT_EQ(get("/forged?name=plain").header("X-Name"), "plain");
  const auto reply = get("/forged?name=a%0d%0aSet-Cookie:%20desk=evil");
  EXPECT_EQ(reply.status, 500);
  EXPECT_EQ(reply.header("Set-Cookie"), std::nullopt);
}

TEST_F(SiteBehindFastCgi, bodies_have_limits_by_what_the_route_is_for) {
  const auto size = [&](const char* target, std::size_t bytes) {
    return post(target, {cookie_, token_}, std::string(bytes, 'x')).status;
  };
  EXPECT_EQ(size("/calls/01jq", form_bytes_max), 200);
  EXPECT_EQ(size("/calls/01jq", form_bytes_max + 1), 413);
  EXPECT_EQ(size("/hooks/whatsapp", form_bytes_max + 1), 200);
  EXPECT_EQ(size("/hooks/whatsapp", delivery_bytes_max), 200);
  EXPECT_EQ(size("/hooks/whatsapp", delivery_bytes_max + 1), 413);
  EXPECT_EQ(size("/nowhere", 1), 413);
  EXPECT_EQ(size("/nowhere", 0), 404);
}

TEST_F(SiteBehindFastCgi, a_delivery_arrives_byte_for_byte) {
  std::string body;
  for (int i = 0; i < 70'000; ++i) body += static_cast<char>(i * 7);
  EXPECT_EQ(post("/hooks/whatsapp", {}, body).body, body);
}

TEST_F(SiteBehindFastCgi, a_body_shorter_than_announced_is_not_acted_upon) {
  const auto parameters = fcgi::parameters("POST", "/hooks/whatsapp", {}, "whole body");
  EXPECT_EQ(fcgi::ask(server_.socket(), parameters, "whole")->status, 400);
}

TEST_F(SiteBehindFastCgi, head_is_get_without_a_body) {
  const auto reply = *fcgi::ask(server_.socket(), fcgi::parameters("HEAD", "/calls/01jq", {cookie_}));
  EXPECT_EQ(reply.status, 200);
  EXPECT_EQ(reply.body, "");
  EXPECT_EQ(reply.header("Content-Length"), "18");
}

TEST(SiteUnderAPrefix, addresses_cookies_and_secrecy_follow_the_public_address) {
  const support::WebServer server(&make_site, {.threads = 1, .base_path = "/desk", .is_secure = true});
  const auto ask = [&](std::string_view target) {
    return *fcgi::ask(server.socket(), fcgi::parameters("GET", target, {"Accept: text/html"}));
  };
  EXPECT_EQ(ask("/desk/calls/01jq").header("Location"), "/desk/login?next=%2Fdesk%2Fcalls%2F01jq");
  EXPECT_EQ(ask("/login").status, 400);
  const std::string cookie = *ask("/desk/login").header("Set-Cookie");
  EXPECT_TRUE(cookie.starts_with("__Secure-desk-form=")) << cookie;
  EXPECT_NE(cookie.find("; Path=/desk; HttpOnly; SameSite=Lax; Secure"), std::string::npos) << cookie;
}

}  // namespace
}  // namespace web
