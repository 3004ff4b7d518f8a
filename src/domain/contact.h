/// A customer. One customer is known by several keys, and some have no phone number at all: an identity is stored as
/// the provider said it, never built out of the digits of another (Cloud API, business-scoped user ids).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "domain/ids.h"

namespace domain {

/// In the order in which they are trusted: a business-scoped id belongs to one person for good, a number changes hands.
enum class IdentityKind { business_scoped_id, whatsapp_id, phone };

struct Identity {
  IdentityKind kind;
  std::string value;  ///< "GB.13491208655302741918", "447700900123", "447700900123"

  bool operator==(const Identity&) const = default;
};

struct Contact {
  ContactId id;
  WorkspaceId workspace;
  std::string name;  ///< what the provider said last, may be empty
  std::vector<Identity> identities;
  base::Timestamp created_at;
};

inline constexpr std::size_t contact_name_bytes_max = 200;
inline constexpr std::size_t identity_bytes_max = 200;

[[nodiscard]] std::string_view to_word(IdentityKind kind);
[[nodiscard]] std::optional<IdentityKind> identity_kind_from_word(std::string_view word);

/// The number a person reads: the phone number, with a plus in front when it is nothing but digits (providers leave it
/// out), or empty. Other identities are never shown as numbers.
[[nodiscard]] std::string display_number(const std::vector<Identity>& identities);
[[nodiscard]] std::string display_number(std::string_view phone);

/// The name, else the number, else "Unknown caller".
[[nodiscard]] std::string display_name(std::string_view name, std::string_view number);

}  // namespace domain
