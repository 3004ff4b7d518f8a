// Who may knock where, generated from the route table: strangers, forms without their token, and every role reaching
// for what belongs to another workspace, exists nowhere, or is no id at all.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/text.h"
#include "pages/desk_site.h"
#include "pages/routes.h"

namespace {

using pages::routes;
using web::Access;
using web::Method;

struct Foreign {
  std::string conversation;
  std::string call;
};

// The pattern with its parameters filled in.
std::string target_of(std::string_view pattern, const Foreign& ids) {
  std::string target;
  for (const std::string_view segment : base::split(pattern.substr(1), '/')) {
    target += '/';
    if (segment == "{conversation}")
      target += ids.conversation;
    else if (segment == "{call}")
      target += ids.call;
    else if (segment == "{side}")
      target += "mix";
    else
      target += segment;
  }
  return target;
}

bool names_something(std::string_view pattern) {
  return pattern.find('{') != std::string_view::npos;
}

const char* const answer_body = R"({"offer":"v=0\r\n"})";

class AccessMatrix : public testing::Test {
 protected:
  AccessMatrix() {
    const auto call = site_.add_call(site_.elsewhere());
    site_.add_recording(site_.elsewhere(), call, "mix");
    foreign_ = {site_.elsewhere().conversation.text(), call.text()};
  }

  web::Response knock(test::Browser& browser, const web::Route<pages::Desk>& route, const std::string& target) {
    return route.method == Method::get ? browser.get_json(target) : browser.post_json(target, answer_body);
  }

  test::DeskSite site_;
  Foreign foreign_;
};

TEST_F(AccessMatrix, no_role_reaches_anything_of_another_workspace) {
  const Foreign unknown{domain::ConversationId::make(site_.house.clock.now(), site_.house.random).text(),
                        domain::CallId::make(site_.house.clock.now(), site_.house.random).text()};
  const Foreign nonsense{"x", "01ARZ3NDEKTSV4RRFFQ69G5FA%F0%9F%9A%9A"};
  int cells = 0;
  for (const domain::Role role : {domain::Role::agent, domain::Role::manager, domain::Role::admin}) {
    test::Browser browser(site_);
    (void)browser.sign_in(test::email_of(role));
    (void)browser.get("/inbox");
    for (const auto& route : routes()) {
      if (!names_something(route.pattern)) continue;
      for (const Foreign& ids : {foreign_, unknown, nonsense}) {
        const std::string target = target_of(route.pattern, ids);
        const auto response = knock(browser, route, target);
        EXPECT_TRUE(response.status == 404 || response.status == 403) << target << ": " << response.status;
        EXPECT_EQ(response.header("X-Accel-Redirect"), nullptr) << target;
        EXPECT_THAT(response.body, testing::Not(testing::HasSubstr("Marcus"))) << target;
        ++cells;
      }
    }
  }
  EXPECT_EQ(cells, 3 * 3 * 6);
}

TEST_F(AccessMatrix, their_owner_reaches_them) {
  test::Browser browser(site_);
  (void)browser.sign_in(test::email_of(domain::Role::agent, "elsewhere"));
  for (const auto& route : routes()) {
    if (route.method != Method::get || !names_something(route.pattern)) continue;
    EXPECT_EQ(browser.get(target_of(route.pattern, foreign_)).status, 200) << route.pattern;
  }
}

TEST_F(AccessMatrix, a_stranger_reaches_only_what_is_open_to_anyone) {
  for (const auto& route : routes()) {
    if (route.access == Access::anyone) continue;
    test::Browser stranger(site_);
    stranger.csrf = "x";
    EXPECT_EQ(knock(stranger, route, target_of(route.pattern, foreign_)).status, 401) << route.pattern;
  }
}

TEST_F(AccessMatrix, a_guessed_session_is_no_session) {
  for (const auto& route : routes()) {
    if (route.access == Access::anyone) continue;
    test::Browser stranger(site_);
    stranger.cookies["desk"] = std::string(43, 'A');
    stranger.csrf = std::string(43, 'A');
    EXPECT_EQ(knock(stranger, route, target_of(route.pattern, foreign_)).status, 401) << route.pattern;
  }
}

TEST_F(AccessMatrix, no_post_is_taken_without_its_token_or_with_somebody_elses) {
  test::Browser other(site_);
  (void)other.sign_in(test::email_of(domain::Role::manager));
  (void)other.get("/inbox");
  for (const auto& route : routes()) {
    if (route.method != Method::post) continue;
    test::Browser browser(site_);
    if (route.access == Access::anyone)
      (void)browser.get("/login");
    else
      (void)browser.sign_in(test::email_of(domain::Role::agent));
    site_.house.clock.advance(base::seconds(30));  // room for the next sign-in
    for (const std::string& token : {std::string(), other.csrf, std::string(43, 'A')}) {
      browser.csrf = token;
      EXPECT_EQ(browser.post(target_of(route.pattern, foreign_)).status, 403) << route.pattern;
      EXPECT_EQ(browser.post_json(target_of(route.pattern, foreign_), answer_body).status, 403) << route.pattern;
    }
  }
}

TEST_F(AccessMatrix, a_suspended_person_is_out_at_once) {
  test::Browser browser(site_);
  (void)browser.sign_in(test::email_of(domain::Role::agent));
  EXPECT_EQ(browser.get("/inbox").status, 200);
  site_.house.ledger().database().execute("update users set suspended_at = 1");
  EXPECT_EQ(browser.get("/inbox").status, 303);
}

TEST_F(AccessMatrix, every_address_answers_with_the_wrong_method_by_naming_the_right_one) {
  test::Browser browser(site_);
  (void)browser.sign_in(test::email_of(domain::Role::agent));
  (void)browser.get("/inbox");
  EXPECT_EQ(*browser.post("/inbox").header("Allow"), "GET, HEAD");
  EXPECT_EQ(*browser.get("/calls/x/answer").header("Allow"), "POST");
}

}  // namespace
