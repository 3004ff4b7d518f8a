#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/text.h"
#include "pages/desk_site.h"
#include "store/conversation_store.h"

namespace {

using domain::MessageDirection;
using testing::HasSubstr;
using testing::Not;

class InboxPage : public testing::Test {
 protected:
  InboxPage() { (void)browser_.sign_in(test::email_of(domain::Role::agent)); }

  [[nodiscard]] std::string address() const { return "/inbox/" + site_.northgate().conversation.text(); }

  test::DeskSite site_;
  test::Browser browser_{site_};
};

TEST_F(InboxPage, the_list_shows_who_wrote_what_last) {
  site_.add_message(site_.northgate(), "Can I change the address?", MessageDirection::in);
  const std::string body = browser_.get("/inbox").body;
  EXPECT_THAT(body, HasSubstr("Dana Field"));
  EXPECT_THAT(body, HasSubstr("Can I change the address?"));
  EXPECT_THAT(body, HasSubstr("href=\"" + address() + "\""));
  EXPECT_THAT(body, HasSubstr("No conversation chosen"));
}

TEST_F(InboxPage, nothing_of_another_workspace_is_in_the_list) {
  site_.add_message(site_.elsewhere(), "a secret", MessageDirection::in);
  const std::string body = browser_.get("/inbox").body;
  EXPECT_THAT(body, Not(HasSubstr("Marcus Webb")));
  EXPECT_THAT(body, Not(HasSubstr("a secret")));
}

TEST_F(InboxPage, a_conversation_shows_messages_and_calls_in_order) {
  site_.add_message(site_.northgate(), "Hello", MessageDirection::in);
  site_.house.clock.advance(base::seconds(60));
  const auto call = site_.add_call(site_.northgate());
  site_.house.clock.advance(base::seconds(60));
  site_.add_message(site_.northgate(), "We have just spoken", MessageDirection::out);
  const std::string body = browser_.get(address()).body;
  const auto hello = body.find("message-body\">Hello<");
  const auto entry = body.find("id=\"call-" + call.text() + "\"");
  const auto spoken = body.find("message-body\">We have just spoken<");
  ASSERT_NE(hello, std::string::npos);
  ASSERT_NE(entry, std::string::npos);
  ASSERT_NE(spoken, std::string::npos);
  EXPECT_LT(hello, entry);
  EXPECT_LT(entry, spoken);
  EXPECT_THAT(body, HasSubstr("Call ended"));
  EXPECT_THAT(body, HasSubstr("Handled by agent"));
  EXPECT_THAT(body, HasSubstr("0:42"));
  EXPECT_THAT(body, HasSubstr("aria-current=\"true\""));
}

TEST_F(InboxPage, a_recorded_call_can_be_played_from_the_thread) {
  const auto call = site_.add_call(site_.northgate());
  EXPECT_THAT(browser_.get(address()).body, Not(HasSubstr("<audio")));
  site_.add_recording(site_.northgate(), call, "mix");
  EXPECT_THAT(browser_.get(address()).body, HasSubstr("src=\"/calls/" + call.text() + "/recordings/mix\""));
}

TEST_F(InboxPage, what_customers_write_stays_text) {
  site_.add_message(site_.northgate(), "<script>alert(1)</script>\n\"second line\"", MessageDirection::in);
  const std::string body = browser_.get(address()).body;
  EXPECT_THAT(body, Not(HasSubstr("<script>alert")));
  EXPECT_THAT(body, HasSubstr("&lt;script&gt;alert(1)&lt;/script&gt;\n&quot;second line&quot;"));
}

TEST_F(InboxPage, the_contact_stands_beside_the_thread) {
  (void)site_.add_call(site_.northgate());
  const std::string body = browser_.get(address()).body;
  EXPECT_THAT(body, HasSubstr("+447700900123"));
  EXPECT_THAT(body, HasSubstr("Support"));
  EXPECT_THAT(body, HasSubstr("Call ended, 0:42"));
}

TEST_F(InboxPage, a_whatsapp_id_that_repeats_the_phone_number_is_left_out) {
  EXPECT_THAT(browser_.get(address()).body, Not(HasSubstr("<dt>WhatsApp</dt>")));
  site_.house.ledger().database().execute("update contact_identities set value = '99' where kind = 'whatsapp_id'");
  EXPECT_THAT(browser_.get(address()).body, HasSubstr("<dt>WhatsApp</dt><dd class=\"selectable\">99</dd>"));
}

TEST_F(InboxPage, a_long_thread_goes_on_in_older_pages) {
  for (int i = 0; i < 60; ++i) {
    site_.house.clock.advance(base::seconds(1));
    site_.add_message(site_.northgate(), base::format("message {} of 60", i), MessageDirection::in);
  }
  const std::string newest = browser_.get(address()).body;
  EXPECT_THAT(newest, HasSubstr("message-body\">message 59 of 60<"));
  EXPECT_THAT(newest, Not(HasSubstr("message-body\">message 5 of 60<")));
  const std::size_t at = newest.find(address() + "?before=");
  ASSERT_NE(at, std::string::npos);
  const std::string older = browser_.get(newest.substr(at, newest.find('"', at) - at)).body;
  EXPECT_THAT(older, HasSubstr("message-body\">message 5 of 60<"));
  EXPECT_THAT(older, Not(HasSubstr("message-body\">message 59 of 60<")));
}

TEST_F(InboxPage, a_place_in_the_list_is_kept_while_conversations_are_opened) {
  const std::string from =
      store::to_text({site_.house.clock.now() + base::seconds(1), site_.northgate().conversation.text()});
  const std::string body = browser_.get("/inbox?from=" + from).body;
  EXPECT_THAT(body, HasSubstr(address() + "?from=" + from));
  EXPECT_THAT(body, HasSubstr(">Newest<"));
  EXPECT_THAT(browser_.get(address() + "?from=" + from).body, HasSubstr("href=\"/inbox?from=" + from + "\""));
}

TEST_F(InboxPage, a_place_that_makes_no_sense_is_the_newest) {
  for (const char* from : {"x", "1-", "-1-01arz3ndektsv4rrffq69g5fav", "%22%3E", "9999999999999999999999-x"}) {
    EXPECT_THAT(browser_.get(std::string("/inbox?from=") + from).body, HasSubstr("Dana Field")) << from;
    EXPECT_EQ(browser_.get(address() + "?before=" + from).status, 200) << from;
  }
}

TEST_F(InboxPage, the_start_is_the_inbox) {
  EXPECT_EQ(*browser_.get("/").header("Location"), "/inbox");
}

TEST_F(InboxPage, the_frame_tells_scripts_who_is_there) {
  const std::string body = browser_.get("/inbox").body;
  EXPECT_THAT(body, HasSubstr("data-user=\"" + site_.northgate().people.back().text() + "\""));
  EXPECT_THAT(body, HasSubstr("data-live=\"/live\""));
  EXPECT_THAT(body, HasSubstr("<template id=\"call-card-template\">"));
  EXPECT_THAT(body, HasSubstr("id=\"calls\""));
}

}  // namespace
