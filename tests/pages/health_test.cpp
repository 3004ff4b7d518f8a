#include <gtest/gtest.h>

#include "pages/desk_site.h"

namespace {

TEST(Health, healthz_only_says_that_we_run) {
  test::DeskSite site;
  site.neighbours.switchboard = false;
  EXPECT_EQ(test::Browser(site).get("/healthz").body, "ok\n");
}

TEST(Health, readyz_names_what_is_missing) {
  test::DeskSite site;
  test::Browser browser(site);
  EXPECT_EQ(browser.get("/readyz").status, 200);
  site.neighbours.switchboard = false;
  const auto response = browser.get("/readyz");
  EXPECT_EQ(response.status, 503);
  EXPECT_EQ(response.body, R"({"ready":false,"ledger":"ok","switchboard":"down","push":"ok"})");
}

}  // namespace
