#include "web/guard.h"

#include <gtest/gtest.h>

#include "support/seeded_random.h"

namespace web {
namespace {

constexpr std::string_view own_origin = "https://desk.example.org";
const std::string session_token(token_text_size, 's');
const std::string form_token(token_text_size, 'f');

class OneSession final : public Sessions {
 public:
  explicit OneSession(Role role = Role::agent) { person_.role = role; }
  std::optional<Person> find(std::string_view cookie_token) override {
    asked += 1;
    return cookie_token == session_token ? std::optional(person_) : std::nullopt;
  }
  int asked = 0;

 private:
  Person person_{"s1", "u1", "w1", "Priya Nair", Role::agent, form_token};
};

Request made(RequestParts parts, std::string_view base_path = {}) {
  auto request = Request::read(std::move(parts), base_path);
  EXPECT_TRUE(request);
  EXPECT_TRUE(request->parse_fields());
  return std::move(*request);
}

Request signed_in(RequestParts parts, Role role = Role::agent) {
  parts.headers.push_back({"cookie", "desk=" + session_token});
  Request request = made(std::move(parts));
  OneSession sessions(role);
  recognise(request, sessions);
  return request;
}

std::string name_of(const std::optional<Problem>& problem) {
  return problem ? problem->name : "none";
}

TEST(Guard, the_session_cookie_says_who_asks) {
  EXPECT_EQ(signed_in({}).person()->name, "Priya Nair");
  EXPECT_EQ(signed_in({}).csrf_token(), form_token);
}

TEST(Guard, a_cookie_that_is_no_token_is_not_looked_up) {
  OneSession sessions;
  for (const std::string& value : {std::string(), std::string("short"), std::string(43, '\''), std::string(44, 's')}) {
    Request request = made({.headers = {{"cookie", "desk=" + value}}});
    recognise(request, sessions);
    EXPECT_EQ(request.person(), nullptr);
  }
  EXPECT_EQ(sessions.asked, 0);
}

TEST(Guard, the_cookie_has_the_strongest_name_its_place_allows) {
  EXPECT_EQ(session_cookie_name(made({})), "desk");
  EXPECT_EQ(session_cookie_name(made({.is_secure = true})), "__Host-desk");
  EXPECT_EQ(session_cookie_name(made({.target = "/p/x", .is_secure = true}, "/p")), "__Secure-desk");
}

TEST(Guard, a_weaker_cookie_name_opens_nothing_on_https) {
  Request request = made({.headers = {{"cookie", "desk=" + session_token}}, .is_secure = true});
  OneSession sessions;
  recognise(request, sessions);
  EXPECT_EQ(request.person(), nullptr);
}

TEST(Guard, the_cookie_carries_every_attribute) {
  const Request secure = made({.is_secure = true});
  EXPECT_EQ(session_cookie(secure, "t", std::chrono::seconds(60)),
            "__Host-desk=t; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=60");
  EXPECT_EQ(ended_session_cookie(made({.target = "/p/x"}, "/p")), "desk=; Path=/p; HttpOnly; SameSite=Lax; Max-Age=0");
}

TEST(Guard, before_sign_in_the_form_token_is_a_cookie) {
  support::SeededRandom random;
  Request first = made({});
  const auto cookie = ensure_form_token(first, random);
  ASSERT_TRUE(cookie);
  EXPECT_TRUE(is_token(first.csrf_token()));
  EXPECT_TRUE(cookie->starts_with("desk-form=" + std::string(first.csrf_token()) + "; Path=/; HttpOnly; SameSite=Lax"));

  Request second = made({.headers = {{"cookie", "desk-form=" + std::string(first.csrf_token())}}});
  EXPECT_FALSE(ensure_form_token(second, random));
  EXPECT_EQ(second.csrf_token(), first.csrf_token());

  Request person = signed_in({});
  EXPECT_FALSE(ensure_form_token(person, random));
  EXPECT_EQ(person.csrf_token(), form_token);
}

struct Row {
  Access access;
  std::optional<Role> role;
  std::string objection;
};

class WhoMay : public testing::TestWithParam<Row> {};

TEST_P(WhoMay, see_a_page) {
  const auto& [access, role, expected] = GetParam();
  const Request request = role ? signed_in({}, *role) : made({});
  EXPECT_EQ(name_of(objection(request, access, own_origin)), expected);
}

INSTANTIATE_TEST_SUITE_P(
    Guard, WhoMay,
    testing::Values(Row{Access::anyone, {}, "none"}, Row{Access::machine, {}, "none"},
                    Row{Access::person, {}, "session.none"}, Row{Access::manager, {}, "session.none"},
                    Row{Access::admin, {}, "session.none"}, Row{Access::anyone, Role::agent, "none"},
                    Row{Access::person, Role::agent, "none"}, Row{Access::manager, Role::agent, "role.missing"},
                    Row{Access::admin, Role::agent, "role.missing"}, Row{Access::manager, Role::manager, "none"},
                    Row{Access::admin, Role::manager, "role.missing"}, Row{Access::person, Role::admin, "none"},
                    Row{Access::manager, Role::admin, "none"}, Row{Access::admin, Role::admin, "none"}));

struct Post {
  std::vector<Field> headers;
  std::string body;
  std::string objection;
};

class WhichPost : public testing::TestWithParam<Post> {};

TEST_P(WhichPost, was_meant_by_the_person) {
  RequestParts parts{.method = "POST", .headers = GetParam().headers, .body = GetParam().body};
  parts.headers.push_back({"content-type", "application/x-www-form-urlencoded"});
  parts.headers.push_back({"host", "127.0.0.1:8080"});
  EXPECT_EQ(name_of(objection(signed_in(parts), Access::person, own_origin)), GetParam().objection);
}

const std::string own(own_origin);
const std::string right = "csrf=" + form_token;
const std::string wrong = "csrf=" + std::string(token_text_size, 'g');

INSTANTIATE_TEST_SUITE_P(
    Guard, WhichPost,
    testing::Values(
        Post{{{"origin", own}}, right, "none"},                                   //
        Post{{{"origin", "http://127.0.0.1:8080"}}, right, "none"},               // another name of this machine
        Post{{{"sec-fetch-site", "same-origin"}}, right, "none"},                 //
        Post{{{"origin", own}, {"x-csrf-token", form_token}}, "", "none"},        // a script
        Post{{{"origin", own}}, "", "form.stale"},                                //
        Post{{{"origin", own}}, wrong, "form.stale"},                             //
        Post{{{"origin", own}}, "csrf=", "form.stale"},                           //
        Post{{{"origin", own}, {"x-csrf-token", "x"}}, right, "form.stale"},      // the header is asked first
        Post{{}, right, "request.foreign"},                                       //
        Post{{{"origin", "null"}}, right, "request.foreign"},                     //
        Post{{{"origin", "https://evil.example"}}, right, "request.foreign"},     //
        Post{{{"origin", "http://desk.example.org"}}, right, "request.foreign"},  // another scheme
        Post{{{"origin", own + ".evil.example"}}, right, "request.foreign"},      //
        Post{{{"origin", own}, {"sec-fetch-site", "same-site"}}, right, "request.foreign"},   // a sibling subdomain
        Post{{{"origin", own}, {"sec-fetch-site", "cross-site"}}, right, "request.foreign"},  //
        Post{{{"sec-fetch-site", "none"}}, right, "request.foreign"}));

TEST(Guard, the_sign_in_form_needs_its_token_too) {
  support::SeededRandom random;
  const auto judged = [&](const std::string& cookie, const std::string& field) {
    Request request =
        made({.method = "POST",
              .headers = {{"origin", own}, {"cookie", cookie}, {"content-type", "application/x-www-form-urlencoded"}},
              .body = "csrf=" + field});
    static_cast<void>(ensure_form_token(request, random));
    return name_of(objection(request, Access::anyone, own_origin));
  };
  EXPECT_EQ(judged("desk-form=" + form_token, form_token), "none");
  EXPECT_EQ(judged("desk-form=" + form_token, session_token), "form.stale");
  EXPECT_EQ(judged("", form_token), "form.stale");
  EXPECT_EQ(judged("desk-form=", ""), "form.stale");
}

TEST(Guard, without_any_form_token_nothing_is_equal_to_nothing) {
  const Request request = made({.method = "POST", .headers = {{"origin", own}, {"x-csrf-token", ""}}});
  EXPECT_EQ(name_of(objection(request, Access::anyone, own_origin)), "form.stale");
}

TEST(Guard, a_machine_brings_its_own_credentials) {
  EXPECT_EQ(name_of(objection(made({.method = "POST"}), Access::machine, own_origin)), "none");
}

}  // namespace
}  // namespace web
