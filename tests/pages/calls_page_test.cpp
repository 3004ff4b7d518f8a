#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pages/calls_page.h"
#include "pages/desk_site.h"

namespace {

using testing::HasSubstr;
using testing::Not;

class CallsPage : public testing::Test {
 protected:
  CallsPage() { (void)browser_.sign_in(test::email_of(domain::Role::agent)); }

  test::DeskSite site_;
  test::Browser browser_{site_};
};

TEST_F(CallsPage, an_empty_log_says_so) {
  const std::string body = browser_.get("/calls").body;
  EXPECT_THAT(body, HasSubstr("No calls yet"));
  EXPECT_THAT(body, Not(HasSubstr("<table")));
}

TEST_F(CallsPage, each_call_is_a_row_with_outcome_agent_and_duration) {
  const auto call = site_.add_call(site_.northgate());
  const std::string body = browser_.get("/calls").body;
  EXPECT_THAT(body, HasSubstr("href=\"/calls/" + call.text() + "\">Dana Field</a>"));
  EXPECT_THAT(body, HasSubstr("tone-text-good"));
  EXPECT_THAT(body, HasSubstr("icons.svg#phone-ended"));
  EXPECT_THAT(body, HasSubstr("<td class=\"call-row-agent\">agent</td>"));
  EXPECT_THAT(body, HasSubstr("0:42"));
  EXPECT_THAT(body, Not(HasSubstr("Handled by"))) << "the agent has a column of their own";
}

TEST_F(CallsPage, a_missed_call_says_why_and_names_nobody) {
  (void)site_.add_call(site_.northgate(), test::Story::missed);
  const std::string body = browser_.get("/calls").body;
  EXPECT_THAT(body, HasSubstr("Incoming · No agent picked up"));
  EXPECT_THAT(body, HasSubstr("<td class=\"call-row-agent\"></td>"));
}

TEST_F(CallsPage, only_a_recorded_call_links_to_its_recording) {
  const auto call = site_.add_call(site_.northgate());
  EXPECT_THAT(browser_.get("/calls").body, Not(HasSubstr("#recording")));
  site_.add_recording(site_.northgate(), call, "mix");
  EXPECT_THAT(browser_.get("/calls").body, HasSubstr("/calls/" + call.text() + "#recording"));
}

TEST_F(CallsPage, calls_of_another_workspace_are_not_there) {
  (void)site_.add_call(site_.elsewhere());
  EXPECT_THAT(browser_.get("/calls").body, HasSubstr("No calls yet"));
}

TEST_F(CallsPage, a_long_log_goes_on) {
  std::vector<domain::CallId> calls;
  for (int i = 0; i < pages::calls_per_page + 3; ++i) {
    site_.house.clock.advance(base::seconds(60));
    calls.push_back(site_.add_call(site_.northgate()));
  }
  const std::string first = browser_.get("/calls").body;
  EXPECT_THAT(first, HasSubstr(calls.back().text()));
  EXPECT_THAT(first, Not(HasSubstr(calls.front().text())));
  const std::size_t at = first.find("/calls?before=");
  ASSERT_NE(at, std::string::npos);
  const std::string second = browser_.get(first.substr(at, first.find('"', at) - at)).body;
  for (int i = 0; i < 3; ++i) EXPECT_THAT(second, HasSubstr(calls[static_cast<std::size_t>(i)].text()));
  EXPECT_THAT(second, Not(HasSubstr(calls[3].text())));
  EXPECT_THAT(second, Not(HasSubstr("?before=")));
  EXPECT_THAT(second, HasSubstr(">Newest<"));
}

}  // namespace
