#include "push/listener.h"

#include <gtest/gtest.h>

#include "support/seeded_random.h"

namespace {

TEST(LiveTarget, names_workspace_user_and_session) {
  support::SeededRandom random;
  const auto workspace = domain::WorkspaceId::make(base::from_micros(1), random);
  const auto user = domain::UserId::make(base::from_micros(2), random);
  const auto session = domain::SessionId::make(base::from_micros(3), random);
  const auto target = push::parse_live_target("/_live/" + workspace.text() + "/" + user.text() + "/" + session.text());
  ASSERT_TRUE(target.has_value());
  EXPECT_EQ(target->person.workspace, workspace);
  EXPECT_EQ(target->person.user, user);
  EXPECT_EQ(target->session, session);
}

TEST(LiveTarget, anything_else_is_nothing) {
  const std::string id = "01arz3ndektsv4rrffq69g5fav";
  const std::string good = "/_live/" + id + "/" + id + "/" + id;
  ASSERT_TRUE(push::parse_live_target(good).has_value());
  for (const std::string& target :
       {std::string(), std::string("/"), good + "/", good + "?x=1", "/live/" + id + "/" + id + "/" + id,
        "/_live/" + id + "/" + id, "/_live/" + id + "/../" + id, "x" + good, good + "0"})
    EXPECT_FALSE(push::parse_live_target(target).has_value()) << target;
}

}  // namespace
