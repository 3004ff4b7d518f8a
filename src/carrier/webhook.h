/// What the carrier tells the business: the bodies of webhooks and their signature, byte for byte as Meta sends them
/// (calling reference, sections 3.2 to 3.8). A body is an envelope around one or more changes; changes are kept as
/// text, so that what is stored is what goes out.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/time.h"
#include "carrier/call.h"
#include "carrier/message.h"
#include "json/json.h"

namespace carrier {

/// The business that everybody here calls.
struct Business {
  std::string account_id;       ///< the WhatsApp Business Account
  std::string phone_number_id;  ///< its number's Graph node
  std::string number;           ///< digits only
  std::string display_number;   ///< as people read it, "+44 20 7946 0101"
  std::string name;             ///< verified name
};

/// Compact JSON in ASCII: what is beyond is written as \uXXXX, by UTF-16 units.
[[nodiscard]] std::string write_ascii(const json::Value& value);

/// event "connect" with the customer's offer.
[[nodiscard]] std::string connect_change(const Business& business, const Call& call);
/// event "terminate" of an ended call. Times and duration only when it was picked up; errors beside the call and inside
/// it when it failed.
[[nodiscard]] std::string terminate_change(const Business& business, const Call& call);
/// A customer's text.
[[nodiscard]] std::string text_change(const Business& business, const Customer& customer, const Message& message);
/// How far a message of the business came: "sent", "delivered", "read".
[[nodiscard]] std::string status_change(const Business& business, const Customer& customer, const Message& message,
                                        std::string_view status, base::Timestamp at);

/// The whole body. Every entry holds at most two changes, so that a batch has several of both.
[[nodiscard]] std::string envelope(std::string_view account_id, std::span<const std::string> changes);

/// The value of X-Hub-Signature-256: "sha256=" and the HMAC of the raw body.
[[nodiscard]] std::string signature(std::string_view app_secret, std::string_view body);

}  // namespace carrier
