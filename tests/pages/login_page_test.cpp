#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pages/desk_site.h"

namespace {

using testing::HasSubstr;
using testing::Not;

const std::string agent = test::email_of(domain::Role::agent);

TEST(LoginPage, a_person_signs_in_and_lands_in_the_inbox) {
  test::DeskSite site;
  test::Browser browser(site);
  const auto response = browser.sign_in(agent);
  EXPECT_EQ(response.status, 303);
  EXPECT_EQ(*response.header("Location"), "/inbox");
  EXPECT_THAT(*response.header("Set-Cookie"), HasSubstr("HttpOnly"));
  EXPECT_EQ(browser.get("/inbox").status, 200);
}

TEST(LoginPage, a_wrong_password_keeps_the_address_and_not_the_password) {
  test::DeskSite site;
  test::Browser browser(site);
  const auto response = browser.sign_in(agent, "let me in please");
  EXPECT_EQ(response.status, 422);
  EXPECT_THAT(response.body, HasSubstr("value=\"" + agent + "\""));
  EXPECT_THAT(response.body, HasSubstr("role=\"alert\""));
  EXPECT_THAT(response.body, Not(HasSubstr("let me in please")));
  EXPECT_EQ(browser.get("/inbox").status, 303);
}

TEST(LoginPage, too_many_tries_are_told_to_wait) {
  test::DeskSite site;
  test::Browser browser(site);
  for (int i = 0; i < 5; ++i) EXPECT_EQ(browser.sign_in(agent, "wrong").status, 422);
  EXPECT_EQ(browser.sign_in(agent).status, 429);
}

TEST(LoginPage, who_came_for_a_page_gets_it_afterwards) {
  test::DeskSite site;
  test::Browser browser(site);
  const auto stranger = browser.get("/calls?before=5");
  EXPECT_EQ(*stranger.header("Location"), "/login?next=%2Fcalls%3Fbefore%3D5");
  const auto form = browser.get(*stranger.header("Location"));
  EXPECT_THAT(form.body, HasSubstr("name=\"next\" value=\"/calls?before=5\""));
  const auto response =
      browser.post("/login", {{"email", agent}, {"password", "correct horse battery"}, {"next", "/calls?before=5"}});
  EXPECT_EQ(*response.header("Location"), "/calls?before=5");
}

TEST(LoginPage, nobody_is_sent_to_another_site) {
  for (const char* next : {"//evil.example/x", "https://evil.example", "/\\evil.example", "javascript:alert(1)",
                           "inbox", "", "/login", "/login?next=/login"}) {
    test::DeskSite site;
    test::Browser browser(site);
    (void)browser.get("/login");
    const auto response =
        browser.post("/login", {{"email", agent}, {"password", "correct horse battery"}, {"next", next}});
    EXPECT_EQ(*response.header("Location"), "/inbox") << next;
  }
}

TEST(LoginPage, who_is_signed_in_is_not_asked_again) {
  test::DeskSite site;
  test::Browser browser(site);
  (void)browser.sign_in(agent);
  EXPECT_EQ(*browser.get("/login?next=/calls").header("Location"), "/calls");
}

TEST(LoginPage, signing_out_ends_the_session_and_not_only_the_cookie) {
  test::DeskSite site;
  test::Browser browser(site);
  (void)browser.sign_in(agent);
  (void)browser.get("/inbox");
  const auto kept = browser.cookies;
  EXPECT_EQ(*browser.post("/logout").header("Location"), "/login");
  browser.cookies = kept;
  EXPECT_EQ(browser.get("/inbox").status, 303);
}

TEST(LoginPage, only_a_practice_desk_names_its_sample_people) {
  test::DeskSite real;
  test::Browser in_earnest(real);
  EXPECT_THAT(in_earnest.get("/login").body, Not(HasSubstr("practice-desk-2026")));
  test::DeskSite practice({.demo = true});
  test::Browser in_practice(practice);
  const std::string body = in_practice.get("/login").body;
  EXPECT_THAT(body, HasSubstr("This is a practice desk"));
  EXPECT_THAT(body, HasSubstr("value=\"priya@belfry.example\""));
}

TEST(LoginPage, everything_works_under_a_path_prefix) {
  test::DeskSite site({.public_url = "https://example.org/desk"});
  test::Browser browser(site);
  EXPECT_EQ(*browser.get("/desk/inbox").header("Location"), "/desk/login?next=%2Fdesk%2Finbox");
  const std::string form = browser.get("/desk/login").body;
  EXPECT_THAT(form, HasSubstr("action=\"/desk/login\""));
  EXPECT_THAT(form, HasSubstr("href=\"/desk/static/dev/css/desk.css\""));
  const auto response =
      browser.post("/desk/login", {{"email", agent}, {"password", "correct horse battery"}, {"next", "/inbox"}});
  EXPECT_EQ(*response.header("Location"), "/desk/inbox") << "a next outside the prefix is not ours";
}

TEST(LoginPage, a_chosen_theme_is_in_the_page_from_its_first_byte) {
  test::DeskSite site;
  test::Browser browser(site);
  browser.cookies["theme"] = "dark";
  EXPECT_THAT(browser.get("/login").body, HasSubstr("<html lang=\"en\" data-theme=\"dark\">"));
  browser.cookies["theme"] = "\"><script>";
  EXPECT_THAT(browser.get("/login").body, HasSubstr("<html lang=\"en\" data-theme=\"\">"));
}

}  // namespace
