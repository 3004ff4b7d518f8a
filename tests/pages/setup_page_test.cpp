#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "flow/first_run.h"
#include "pages/desk_site.h"

namespace {

using testing::HasSubstr;

// A DeskSite has people, so the ways in are closed; the open way needs a desk without any.
TEST(SetupPage, a_desk_with_people_has_no_setup) {
  test::DeskSite site;
  test::Browser browser(site);
  EXPECT_EQ(browser.get("/setup?token=anything").status, 404);
  EXPECT_EQ(browser.get("/setup").status, 404);
  (void)browser.get("/login");
  const auto response = browser.post("/setup", {{"token", "anything"},
                                                {"workspace", "Mine"},
                                                {"name", "Eve"},
                                                {"email", "eve@example.org"},
                                                {"password", "a good long sentence"}});
  EXPECT_EQ(response.status, 404);
}

class OpenSetup : public testing::Test {
 protected:
  OpenSetup() {
    site_.house.ledger().database().execute(
        "pragma foreign_keys = off; delete from number_members; delete from memberships; delete from users; "
        "pragma foreign_keys = on;");
    auto desk = site_.house.desk();
    token_ = flow::offer_setup_token(desk).value();
  }

  web::Response send(const std::string& password) {
    (void)browser_.get("/setup?token=" + token_);
    return browser_.post("/setup", {{"token", token_},
                                    {"workspace", "Harbour & Sons"},
                                    {"name", "Ada Marsh"},
                                    {"email", "Ada@Example.org"},
                                    {"password", password}});
  }

  test::DeskSite site_;
  test::Browser browser_{site_};
  std::string token_;
};

TEST_F(OpenSetup, the_first_admin_is_made_and_signed_in) {
  EXPECT_EQ(browser_.get("/setup?token=" + token_).status, 200);
  const auto response = send("a good long sentence");
  EXPECT_EQ(response.status, 303);
  EXPECT_EQ(*response.header("Location"), "/inbox");
  const auto inbox = browser_.get("/inbox");
  EXPECT_THAT(inbox.body, HasSubstr("Ada Marsh"));
  EXPECT_THAT(inbox.body, HasSubstr("Admin, Harbour &amp; Sons"));
  EXPECT_THAT(inbox.body, HasSubstr("No conversations yet"));
}

TEST_F(OpenSetup, what_is_wrong_is_said_and_what_was_typed_stays) {
  const auto response = send("short");
  EXPECT_EQ(response.status, 422);
  EXPECT_THAT(response.body, HasSubstr("value=\"Harbour &amp; Sons\""));
  EXPECT_THAT(response.body, HasSubstr("role=\"alert\""));
  EXPECT_EQ(send("a good long sentence").status, 303) << "the token is still good";
}

TEST_F(OpenSetup, the_address_works_once) {
  (void)send("a good long sentence");
  test::Browser other(site_);
  EXPECT_EQ(other.get("/setup?token=" + token_).status, 404);
}

}  // namespace
