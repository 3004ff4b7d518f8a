#include "domain/person.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/text.h"

namespace domain {

namespace {

constexpr std::size_t different_characters_min = 5;

/// Those of the much used passwords that are long enough to need a word.
constexpr std::array<std::string_view, 12> much_used{
    "123456789012",  "1234567890123",    "1q2w3e4r5t6y",  "qwertyuiop12",  "qwertyuiop123", "password1234",
    "password12345", "passwordpassword", "adminadmin123", "administrator", "iloveyou1234",  "letmeinletmein",
};

bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}

bool is_plain_text(std::string_view text) {
  return base::is_utf8(text) && std::none_of(text.begin(), text.end(), is_control);
}

std::size_t characters_of(std::string_view utf8) {
  return static_cast<std::size_t>(
      std::count_if(utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

bool is_simple(std::string_view password, std::string_view email) {
  if (std::set<char>(password.begin(), password.end()).size() < different_characters_min) return true;
  const std::string lower = base::to_lower(password);
  return lower == email || std::find(much_used.begin(), much_used.end(), lower) != much_used.end();
}

bool is_host(std::string_view host) {
  const auto labels = base::split(host, '.');
  return std::none_of(labels.begin(), labels.end(), [](std::string_view label) {
    return label.empty() || label.front() == '-' || label.back() == '-';
  });
}

bool has_email_shape(std::string_view email) {
  if (email.size() > email_bytes_max || !is_plain_text(email)) return false;
  if (email.find_first_of(" \"(),:;<>[\\]") != std::string_view::npos) return false;
  const auto parts = base::split(email, '@');
  return parts.size() == 2 && !parts[0].empty() && is_host(parts[1]);
}

}  // namespace

std::string_view to_word(Role role) {
  switch (role) {
    case Role::admin:
      return "admin";
    case Role::manager:
      return "manager";
    case Role::agent:
      return "agent";
  }
  return "agent";
}

std::optional<Role> role_from_word(std::string_view word) {
  for (const Role role : {Role::admin, Role::manager, Role::agent}) {
    if (word == to_word(role)) return role;
  }
  return {};
}

std::string clean_email(std::string_view typed) {
  return base::to_lower(base::trim(typed));
}

base::Result<void> check_email(std::string_view email) {
  if (has_email_shape(email)) return {};
  return base::refuse("email.shape", "This is not an email address.");
}

base::Result<void> check_password(std::string_view password, std::string_view email) {
  if (password.size() > password_bytes_max) return base::refuse("password.long", "This password is too long.");
  if (!is_plain_text(password)) {
    return base::refuse("password.text", "A password is made of letters, digits, signs and spaces.");
  }
  if (characters_of(password) < password_characters_min) {
    return base::refuse("password.short",
                        base::format("A password has at least {} characters.", password_characters_min));
  }
  if (is_simple(password, email)) {
    return base::refuse("password.simple", "This password is too easy to guess. A short sentence works well.");
  }
  return {};
}

base::Result<void> check_person_name(std::string_view name) {
  if (base::trim(name).empty()) return base::refuse("name.missing", "A name is missing.");
  if (name.size() > person_name_bytes_max) return base::refuse("name.long", "This name is too long.");
  if (!is_plain_text(name)) return base::refuse("name.text", "This name has characters that cannot be shown.");
  return {};
}

}  // namespace domain
