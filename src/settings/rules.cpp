#include "settings/rules.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "base/address.h"
#include "base/text.h"

namespace settings::rules {

namespace {

constexpr std::size_t socket_folder_bytes_max = 80;
constexpr std::size_t e164_digits_max = 15;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_name_character(char c) {
  return is_digit(c) || is_letter(c) || c == '-' || c == '.' || c == '_' || c == '~';
}
bool is_authority_character(char c) {
  return is_name_character(c) || c == ':' || c == '[' || c == ']';
}

template <class Rule>
bool all(std::string_view text, Rule rule) {
  return !text.empty() && std::all_of(text.begin(), text.end(), rule);
}

std::optional<std::string_view> after_scheme(std::string_view url) {
  for (const std::string_view scheme : {"https://", "http://"}) {
    if (url.starts_with(scheme)) return url.substr(scheme.size());
  }
  return {};
}

bool is_plain_path(std::string_view path) {
  const auto segments = base::split(path.substr(1), '/');
  return std::all_of(segments.begin(), segments.end(), [](std::string_view segment) {
    return all(segment, is_name_character) && segment != "." && segment != "..";
  });
}

}  // namespace

std::string not_empty(const std::string& value) {
  return value.empty() ? "must not be empty" : "";
}

std::string absolute_path(const std::string& value) {
  return value.starts_with('/') && value.find('\0') == std::string::npos ? "" : "must be an absolute path";
}

std::string socket_folder(const std::string& value) {
  if (value.size() > socket_folder_bytes_max) {
    return base::format("must be at most {} bytes long, because socket addresses are short", socket_folder_bytes_max);
  }
  return absolute_path(value);
}

std::string public_url(const std::string& value) {
  const auto rest = after_scheme(value);
  if (!rest) return "must begin with https:// or http://";
  const std::size_t slash = std::min(rest->find('/'), rest->size());
  if (!all(rest->substr(0, slash), is_authority_character))
    return "must name a host, and perhaps a port, after the scheme";
  if (slash < rest->size() && !is_plain_path(rest->substr(slash))) {
    return "must end with the host or with a plain path prefix, without a trailing slash";
  }
  return "";
}

std::string http_url(const std::string& value) {
  const auto rest = after_scheme(value);
  const bool is_plain = all(value, [](char c) { return static_cast<unsigned char>(c) > 0x20 && c != 0x7f; });
  return rest && !rest->empty() && is_plain ? "" : "must be an address that begins with https:// or http://";
}

std::string ip_literal(const std::string& value) {
  return base::Endpoint::from_text(value, 1) ? "" : "must be an IPv4 or IPv6 address, not a name";
}

std::string reachable_ip(const std::string& value) {
  const auto endpoint = base::Endpoint::from_text(value, 1);
  if (!endpoint) return ip_literal(value);
  return endpoint->is_unspecified() ? "is an address that nobody can send to" : "";
}

std::string build_name(const std::string& value) {
  const bool is_plain = all(value, [](char c) { return is_digit(c) || (c >= 'a' && c <= 'z'); });
  return is_plain ? "" : "must be lower-case letters and digits";
}

std::string digits(const std::string& value) {
  return all(value, is_digit) ? "" : "must be digits only";
}

std::string e164(const std::string& value) {
  const bool is_number = value.starts_with('+') && all(std::string_view(value).substr(1), is_digit);
  return is_number && value.size() <= 1 + e164_digits_max ? "" : "must be a number like +442079460101";
}

std::string log_level(const std::string& value) {
  const bool is_known = value == "debug" || value == "info" || value == "warn" || value == "error";
  return is_known ? "" : "must be debug, info, warn or error";
}

}  // namespace settings::rules
