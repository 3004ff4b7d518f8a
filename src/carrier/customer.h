/// A customer of the practice carrier: someone invented, who exists only here.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/result.h"

namespace carrier {

struct Customer {
  std::string number;   ///< digits only, as webhooks write it
  std::string name;     ///< the profile name
  std::string user_id;  ///< business-scoped: two letters of a country, a dot, digits

  bool operator==(const Customer&) const = default;
};

/// The customers the phone page offers. Numbers that Ofcom keeps for drama; the first is the default.
[[nodiscard]] std::span<const Customer> invented_customers();

/// Name and number as somebody typed them: the number may have "+", spaces, dashes and brackets; 7 to 15 digits must
/// remain (ITU-T E.164), the name 1 to 60 bytes of plain text. Refuses with "customer.number" or "customer.name". The
/// user id of a customer who is not invented here follows from the number, so that the same number is always the same
/// person.
[[nodiscard]] base::Result<Customer> make_customer(std::string_view number, std::string_view name);

/// "+447700900123".
[[nodiscard]] std::string display_number(std::string_view digits);

}  // namespace carrier
