#include "web/cgi.h"

#include <gtest/gtest.h>

namespace web {
namespace {

TEST(Cgi, parameters_become_a_request) {
  const RequestParts parts = parts_of({{"REQUEST_METHOD", "POST"},
                                       {"REQUEST_URI", "/calls?x=1"},
                                       {"REMOTE_ADDR", "192.0.2.7"},
                                       {"HTTPS", "on"},
                                       {"CONTENT_TYPE", "application/json"},
                                       {"CONTENT_LENGTH", "3"},
                                       {"HTTP_X_CSRF_TOKEN", "t"},
                                       {"SERVER_NAME", "desk.example.org"}});
  EXPECT_EQ(parts.method, "POST");
  EXPECT_EQ(parts.target, "/calls?x=1");
  EXPECT_EQ(parts.remote_address, "192.0.2.7");
  EXPECT_TRUE(parts.is_secure);
  ASSERT_EQ(parts.headers.size(), 3u);
  EXPECT_EQ(parts.headers[0].name, "content-type");
  EXPECT_EQ(parts.headers[2].name, "x-csrf-token");
}

TEST(Cgi, the_address_and_the_scheme_are_the_servers_word_only) {
  const RequestParts parts = parts_of({{"REMOTE_ADDR", "192.0.2.7"},
                                       {"HTTP_X_FORWARDED_FOR", "198.51.100.1"},
                                       {"HTTP_X_FORWARDED_PROTO", "https"},
                                       {"HTTP_REMOTE_ADDR", "198.51.100.2"},
                                       {"HTTP_HTTPS", "on"}});
  EXPECT_EQ(parts.remote_address, "192.0.2.7");
  EXPECT_FALSE(parts.is_secure);
}

TEST(Cgi, a_proxy_header_goes_nowhere) {
  EXPECT_TRUE(parts_of({{"HTTP_PROXY", "http://evil.example"}}).headers.empty());
}

TEST(Cgi, without_a_target_there_is_no_path) {
  EXPECT_FALSE(Request::read(parts_of({{"REQUEST_METHOD", "GET"}})));
}

}  // namespace
}  // namespace web
