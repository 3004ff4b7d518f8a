#include "media/ice/candidate.h"

#include <gtest/gtest.h>

#include "media/ice/credentials.h"
#include "support/seeded_random.h"

namespace media::ice {
namespace {

TEST(IceCandidate, only_what_our_socket_can_reach_is_usable) {
  struct Row {
    std::string_view story;
    Candidate candidate;
    Families families;
    bool is_usable;
  };
  const Row table[] = {
      {"a public IPv4 host", {.address = "198.51.100.7", .port = 3480}, {}, true},
      {"a private one, for trials", {.address = "192.168.1.7", .port = 3480}, {}, true},
      {"loopback, for trials", {.address = "127.0.0.1", .port = 3480}, {}, true},
      {"transport in capitals", {.address = "198.51.100.7", .port = 3480, .transport = "UDP"}, {}, true},
      {"IPv6", {.address = "2001:db8::7", .port = 3480}, {}, true},
      {"IPv6 where we have none", {.address = "2001:db8::7", .port = 3480}, {.v4 = true, .v6 = false}, false},
      {"IPv4 where we have none", {.address = "198.51.100.7", .port = 3480}, {.v4 = false, .v6 = true}, false},
      {"IPv4 written as IPv6 where we have no IPv6",
       {.address = "::ffff:198.51.100.7", .port = 1},
       {.v4 = true, .v6 = false},
       true},
      {"an mDNS name", {.address = "0f1e.local", .port = 3480}, {}, false},
      {"a host name", {.address = "relay.example", .port = 3480}, {}, false},
      {"TCP", {.address = "198.51.100.7", .port = 9, .transport = "tcp"}, {}, false},
      {"RTCP's own component", {.address = "198.51.100.7", .port = 3481, .component = 2}, {}, false},
      {"port 0", {.address = "198.51.100.7", .port = 0}, {}, false},
      {"the unspecified address", {.address = "0.0.0.0", .port = 9}, {}, false},
      {"the unspecified IPv6 address", {.address = "::", .port = 9}, {}, false},
      {"multicast", {.address = "224.0.0.251", .port = 5353}, {}, false},
      {"broadcast", {.address = "255.255.255.255", .port = 9}, {}, false},
      {"IPv6 multicast", {.address = "ff02::fb", .port = 5353}, {}, false},
      {"link-local without a zone", {.address = "fe80::1", .port = 9}, {}, false},
      {"link-local with a zone", {.address = "fe80::1%eth0", .port = 9}, {}, false},
      {"nothing", {.address = "", .port = 9}, {}, false},
  };
  for (const Row& row : table) {
    EXPECT_EQ(usable_address(row.candidate, row.families).has_value(), row.is_usable) << row.story;
  }
}

TEST(IceCredentials, are_long_enough_and_made_of_ice_chars) {
  support::SeededRandom random;
  for (int i = 0; i < 100; ++i) {
    const Credentials made = make_credentials(random);
    EXPECT_EQ(made.ufrag.size(), 8u);
    EXPECT_EQ(made.password.size(), 24u);
    const std::string both = made.ufrag + made.password;
    EXPECT_EQ(both.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"),
              std::string::npos);
  }
}

}  // namespace
}  // namespace media::ice
