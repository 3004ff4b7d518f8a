#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pages/desk_site.h"

namespace {

using testing::HasSubstr;
using testing::Not;

class CallPage : public testing::Test {
 protected:
  CallPage() { (void)browser_.sign_in(test::email_of(domain::Role::agent)); }

  test::DeskSite site_;
  test::Browser browser_{site_};
};

TEST_F(CallPage, it_tells_how_the_call_went) {
  const auto call = site_.add_call(site_.northgate());
  const std::string body = browser_.get("/calls/" + call.text()).body;
  EXPECT_THAT(body, HasSubstr("<h1>Dana Field</h1>"));
  EXPECT_THAT(body, HasSubstr("Handled by agent"));
  EXPECT_THAT(body, HasSubstr("<dt>Duration</dt><dd>0:42</dd>"));
  EXPECT_THAT(body, HasSubstr("<dt>Rang for</dt><dd>0:06</dd>"));
  EXPECT_THAT(body, HasSubstr("The customer called"));
  EXPECT_THAT(body, HasSubstr("href=\"/inbox/" + site_.northgate().conversation.text() + "\""));
  EXPECT_THAT(body, HasSubstr("There is no recording of this call."));
}

TEST_F(CallPage, its_tracks_play_each_on_its_own) {
  const auto call = site_.add_call(site_.northgate());
  for (const char* side : {"customer", "agent", "mix"}) site_.add_recording(site_.northgate(), call, side);
  const std::string body = browser_.get("/calls/" + call.text()).body;
  for (const char* side : {"customer", "agent", "mix"}) {
    EXPECT_THAT(body, HasSubstr("src=\"/calls/" + call.text() + "/recordings/" + side + "\""));
  }
  EXPECT_THAT(body, Not(HasSubstr("There is no recording")));
}

TEST_F(CallPage, a_recording_is_handed_over_to_the_web_server) {
  const auto call = site_.add_call(site_.northgate());
  site_.add_recording(site_.northgate(), call, "mix");
  const auto response = browser_.get("/calls/" + call.text() + "/recordings/mix");
  EXPECT_EQ(*response.header("X-Accel-Redirect"), "/_recordings/" + call.text() + "/mix.ogg");
  EXPECT_EQ(*response.header("Content-Type"), "audio/ogg");
  EXPECT_TRUE(response.body.empty());
}

TEST_F(CallPage, a_track_that_is_not_finished_or_not_a_track_is_not_there) {
  const auto call = site_.add_call(site_.northgate());
  site_.add_recording(site_.northgate(), call, "mix");
  for (const char* side : {"agent", "Mix", "mix.ogg", "..%2fmix", "x"}) {
    const auto response = browser_.get("/calls/" + call.text() + "/recordings/" + side);
    EXPECT_GE(response.status, 400) << side;
    EXPECT_EQ(response.header("X-Accel-Redirect"), nullptr) << side;
  }
}

TEST_F(CallPage, the_stream_is_handed_over_with_who_may_hear_it) {
  const auto response = browser_.get("/live");
  EXPECT_THAT(*response.header("X-Accel-Redirect"),
              testing::StartsWith("/_live/" + site_.northgate().workspace.text() + "/" +
                                  site_.northgate().people.back().text() + "/"));
}

TEST_F(CallPage, a_stranger_gets_no_stream_and_no_recording) {
  const auto call = site_.add_call(site_.northgate());
  site_.add_recording(site_.northgate(), call, "mix");
  test::Browser stranger(site_);
  for (const std::string target : {"/live", "/calls/x/recordings/mix"}) {
    EXPECT_EQ(stranger.get_json(target).status, 401) << target;
    EXPECT_EQ(stranger.get(target).header("X-Accel-Redirect"), nullptr) << target;
  }
}

}  // namespace
