#include "carrier/customer.h"

#include <algorithm>
#include <array>

#include "base/bytes.h"
#include "base/text.h"
#include "crypto/hash.h"

namespace carrier {

namespace {

constexpr std::size_t name_bytes_max = 60;
constexpr std::size_t number_digits_min = 7;
constexpr std::size_t number_digits_max = 15;
constexpr std::size_t user_id_digits = 20;

std::string digits_of(std::string_view number) {
  constexpr std::string_view separators = " -().";
  std::string digits;
  for (const char c : number) {
    if (c >= '0' && c <= '9')
      digits += c;
    else if (c == '+' && digits.empty())
      continue;
    else if (separators.find(c) == std::string_view::npos)
      return {};
  }
  return digits;
}

bool is_plain(std::string_view text) {
  return base::is_utf8(text) && std::none_of(text.begin(), text.end(), [](char c) {
           const auto byte = static_cast<unsigned char>(c);
           return byte < 0x20 || byte == 0x7f;
         });
}

std::string user_id_of(std::string_view digits) {
  const auto known = invented_customers();
  const auto invented =
      std::find_if(known.begin(), known.end(), [&](const Customer& each) { return each.number == digits; });
  if (invented != known.end()) return invented->user_id;
  std::string id = "GB.";
  for (const std::byte byte : crypto::sha256(base::as_bytes(digits))) {
    if (id.size() == 3 + user_id_digits) break;
    id += static_cast<char>('0' + std::to_integer<int>(byte) % 10);
  }
  return id;
}

}  // namespace

std::span<const Customer> invented_customers() {
  static const std::array<Customer, 5> customers = {{
      {"447700900123", "Dana Field", "GB.13491208655302741918"},
      {"447700900318", "George Whitlock", "GB.20846113977520463351"},
      {"447700900274", "Aisha Rahman", "GB.77120394486150928843"},
      {"447700900786", "Mei Tanaka-Shaw", "GB.35509817264493071126"},
      {"447700900214", "Ines Duarte", "GB.91263350478811640597"},
  }};
  return customers;
}

base::Result<Customer> make_customer(std::string_view number, std::string_view name) {
  std::string digits = digits_of(number);
  if (digits.size() < number_digits_min || digits.size() > number_digits_max) {
    return base::refuse("customer.number", "A phone number has 7 to 15 digits, with the country's code in front.");
  }
  const std::string_view trimmed = base::trim(name);
  if (trimmed.empty() || trimmed.size() > name_bytes_max || !is_plain(trimmed)) {
    return base::refuse("customer.name", "A name has 1 to 60 characters on one line.");
  }
  std::string user_id = user_id_of(digits);
  return Customer{std::move(digits), std::string(trimmed), std::move(user_id)};
}

std::string display_number(std::string_view digits) {
  return base::format("+{}", digits);
}

}  // namespace carrier
