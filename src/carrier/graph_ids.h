/// Ids in the shapes Meta gives them. Call and message ids are base64 of a small binary record that holds phone numbers
/// (calling reference, section 2.1), so they are personal data and never logged whole.
#pragma once

#include <string>
#include <string_view>

#include "base/random.h"

namespace carrier {

/// "wacid." and about 100 characters; "+", "/" and "=" occur. Numbers are digits only.
[[nodiscard]] std::string make_call_id(std::string_view customer_number, std::string_view business_number,
                                       base::Random& random);
/// "wamid." and about 60 characters.
[[nodiscard]] std::string make_message_id(std::string_view customer_number, base::Random& random);
/// The fbtrace_id of one answer.
[[nodiscard]] std::string make_trace_id(base::Random& random);

}  // namespace carrier
