#include "base/address.h"

#include <gtest/gtest.h>

namespace base {
namespace {

TEST(Address, both_families_go_there_and_back) {
  EXPECT_EQ(Endpoint::from_text("198.51.100.20", 40100)->text(), "198.51.100.20:40100");
  EXPECT_EQ(Endpoint::from_text("2001:db8::1", 1)->text(), "[2001:db8::1]:1");
  EXPECT_FALSE(Endpoint::from_text("example.org", 1));
  EXPECT_FALSE(Endpoint::from_text("1.2.3", 1));
}

TEST(Address, a_mapped_address_is_its_ipv4_address) {
  EXPECT_EQ(Endpoint::from_text("::ffff:192.0.2.1", 5), Endpoint::from_text("192.0.2.1", 5));
}

TEST(Address, loopback_and_unspecified_are_known_in_both_families) {
  EXPECT_TRUE(Endpoint::from_text("127.8.8.8", 1)->is_loopback());
  EXPECT_TRUE(Endpoint::from_text("::1", 1)->is_loopback());
  EXPECT_FALSE(Endpoint::from_text("192.0.2.1", 1)->is_loopback());
  EXPECT_TRUE(Endpoint::from_text("::", 1)->is_unspecified());
}

}  // namespace
}  // namespace base
