/// A business number: the line customers call and write to, and how its provider is reached.
#pragma once

#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/result.h"
#include "base/time.h"
#include "domain/ids.h"

namespace domain {

struct Number {
  NumberId id;
  WorkspaceId workspace;
  std::string label;               ///< "Northgate Support"
  std::string display_number;      ///< as people read it, "+44 20 7946 0101"
  std::string provider_number_id;  ///< Graph's phone number id
  std::string account_id;          ///< WhatsApp Business Account id
  std::string graph_base_url;      ///< "https://graph.facebook.com", no slash at the end
  std::string graph_version;       ///< "v25.0"
  base::Bytes access_token_sealed;
  base::Bytes app_secret_sealed;
  base::Bytes verify_token_sealed;
  bool takes_calls = true;
  base::Timestamp created_at;
};

inline constexpr std::size_t number_text_bytes_max = 200;

/// Refuses with "number.label", "number.display", "number.provider_id", "number.account_id", "number.base_url" or
/// "number.version", each with the sentence to show. Secrets are not looked at.
[[nodiscard]] base::Result<void> check_number(const Number& number);

}  // namespace domain
