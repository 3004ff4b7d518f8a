#include "carrier/customer.h"

#include <gtest/gtest.h>

namespace carrier {
namespace {

TEST(Customer, a_number_is_taken_as_people_write_it) {
  const auto customer = make_customer("+44 7700 900-123", " Dana Field ");
  ASSERT_TRUE(customer.has_value());
  EXPECT_EQ(*customer, invented_customers().front());
}

TEST(Customer, the_same_number_is_always_the_same_person) {
  const auto one = make_customer("+447700900999", "One");
  const auto two = make_customer("447700900999", "Two");
  ASSERT_TRUE(one && two);
  EXPECT_EQ(one->user_id, two->user_id);
  EXPECT_NE(one->user_id, invented_customers().front().user_id);
  EXPECT_EQ(one->user_id.size(), invented_customers().front().user_id.size());
}

TEST(Customer, nonsense_is_refused) {
  for (const char* number :
       {"", "12345", "1234567890123456", "GB.13491208655302741918", "07700x900123", "44+7700900123"}) {
    const auto refused = make_customer(number, "Dana");
    ASSERT_FALSE(refused.has_value()) << number;
    EXPECT_EQ(refused.error().name, "customer.number");
  }
  for (const std::string& name :
       {std::string(), std::string("  "), std::string("a\nb"), std::string(61, 'x'), std::string("\xff")}) {
    const auto refused = make_customer("447700900123", name);
    ASSERT_FALSE(refused.has_value()) << name;
    EXPECT_EQ(refused.error().name, "customer.name");
  }
}

}  // namespace
}  // namespace carrier
