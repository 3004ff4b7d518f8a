#include "domain/number.h"

#include <algorithm>

#include "base/text.h"

namespace domain {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_digits(std::string_view text) {
  return !text.empty() && text.size() <= 32 && std::all_of(text.begin(), text.end(), is_digit);
}

bool is_shown_text(std::string_view text) {
  return !base::trim(text).empty() && text.size() <= number_text_bytes_max && base::is_utf8(text) &&
         std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; });
}

/// "https://host[:port][/path]" or http, as the base to which "/v25.0/..." is added.
bool is_base_url(std::string_view url) {
  const bool has_scheme = url.starts_with("https://") || url.starts_with("http://");
  if (!has_scheme || url.size() > number_text_bytes_max) return false;
  const std::string_view rest = url.substr(url.find("//") + 2);
  const bool is_printable = std::all_of(rest.begin(), rest.end(), [](char c) { return c > 0x20 && c < 0x7f; });
  return is_printable && !rest.empty() && rest.front() != '/' && rest.front() != ':' && rest.back() != '/' &&
         rest.find_first_of("@?#\\\"<>") == std::string_view::npos;
}

/// "v25.0".
bool is_version(std::string_view version) {
  if (!version.starts_with('v')) return false;
  const auto parts = base::split(version.substr(1), '.');
  return parts.size() == 2 && is_digits(parts[0]) && is_digits(parts[1]);
}

}  // namespace

base::Result<void> check_number(const Number& number) {
  if (!is_shown_text(number.label)) return base::refuse("number.label", "The number needs a name to show.");
  if (!is_shown_text(number.display_number)) {
    return base::refuse("number.display", "The number is missing as people read it, like +44 20 7946 0101.");
  }
  if (!is_digits(number.provider_number_id)) {
    return base::refuse("number.provider_id",
                        "The phone number id is a row of digits; Meta shows it beside the number.");
  }
  if (!is_digits(number.account_id)) {
    return base::refuse("number.account_id", "The WhatsApp Business Account id is a row of digits.");
  }
  if (!is_base_url(number.graph_base_url)) {
    return base::refuse("number.base_url",
                        "The Graph address is like https://graph.facebook.com, without a slash at the end.");
  }
  if (!is_version(number.graph_version)) return base::refuse("number.version", "The Graph version is like v25.0.");
  return {};
}

}  // namespace domain
