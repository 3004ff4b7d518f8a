#include "domain/contact.h"

#include <algorithm>

#include "base/text.h"

namespace domain {

namespace {

bool is_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::string_view to_word(IdentityKind kind) {
  switch (kind) {
    case IdentityKind::business_scoped_id:
      return "business_scoped_id";
    case IdentityKind::whatsapp_id:
      return "whatsapp_id";
    case IdentityKind::phone:
      return "phone";
  }
  return "phone";
}

std::optional<IdentityKind> identity_kind_from_word(std::string_view word) {
  for (const auto kind : {IdentityKind::business_scoped_id, IdentityKind::whatsapp_id, IdentityKind::phone}) {
    if (word == to_word(kind)) return kind;
  }
  return {};
}

std::string display_number(std::string_view phone) {
  if (phone.empty() || !is_digits(phone)) return std::string(phone);
  return base::format("+{}", phone);
}

std::string display_number(const std::vector<Identity>& identities) {
  const auto phone = std::find_if(identities.begin(), identities.end(),
                                  [](const Identity& identity) { return identity.kind == IdentityKind::phone; });
  return phone == identities.end() ? std::string() : display_number(phone->value);
}

std::string display_name(std::string_view name, std::string_view number) {
  if (!name.empty()) return std::string(name);
  if (!number.empty()) return std::string(number);
  return "Unknown caller";
}

}  // namespace domain
