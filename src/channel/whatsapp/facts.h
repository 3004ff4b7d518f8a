/// What a delivery of Meta's told us, as plain values: one struct a kind of news. Identities and times are kept as the
/// provider said them. Sizes are bounded by whoever stored the delivery (4 MB).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "base/time.h"

namespace channel::whatsapp {

/// A customer as far as the delivery names them; anything may be empty, also the number (usernames).
struct Customer {
  std::string name;
  std::string phone;               ///< digits
  std::string whatsapp_id;         ///< digits
  std::string business_scoped_id;  ///< "GB.13491208655302741918", opaque
};

/// Which business number it came for.
struct Addressee {
  std::string account_id;
  std::string phone_number_id;
};

enum class Direction { user_initiated, business_initiated };

/// `calls[]`, event connect. `sdp` is the customer's offer, or the answer to ours.
struct CallConnect {
  Addressee to;
  std::string call_id;
  Direction direction = Direction::user_initiated;
  base::Timestamp at{};
  Customer customer;
  std::string sdp;
  std::string sdp_type;
};

/// `calls[]`, event terminate. Picked up only when there are times of talk, whatever the status says.
struct CallTerminate {
  Addressee to;
  std::string call_id;
  Direction direction = Direction::user_initiated;
  base::Timestamp at{};
  Customer customer;
  bool has_failed = false;
  std::optional<base::Timestamp> picked_up_at;
  std::optional<base::Timestamp> ended_at;
  /// 0 without an error.
  std::int64_t error_code = 0;
  std::string error_details;
};

/// `statuses[]` of type call: what the customer's phone does with a call of ours.
struct CallStatus {
  Addressee to;
  std::string call_id;
  std::string status;  ///< "RINGING", "ACCEPTED", "REJECTED"
  base::Timestamp at{};
};

/// `messages[]`. Text is taken as it is; of everything else only that it came and what it was.
struct MessageReceived {
  Addressee to;
  std::string message_id;
  base::Timestamp at{};
  Customer customer;
  std::string type;  ///< "text", "audio", "interactive", ...
  std::string text;
};

using Fact = std::variant<CallConnect, CallTerminate, CallStatus, MessageReceived>;

}  // namespace channel::whatsapp
