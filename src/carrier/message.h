/// One text between an invented customer and the business.
#pragma once

#include <cstdint>
#include <string>

#include "base/time.h"

namespace carrier {

/// Characters of a text (calling reference, section 4.4); counted as bytes here, which is stricter beyond ASCII.
inline constexpr std::size_t message_bytes_max = 4096;

enum class Sender { customer, business };

struct Message {
  std::int64_t number = 0;  ///< the carrier's own order
  std::string id;           ///< "wamid...."
  Sender sender = Sender::customer;
  std::string body;
  bool is_read = false;       ///< the customer has seen what the business wrote
  std::string callback_data;  ///< biz_opaque_callback_data, comes back in statuses
  base::Timestamp at;
};

}  // namespace carrier
