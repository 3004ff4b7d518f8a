/// What Graph accepts as a session description. Meta answers with 100 or 138008 and says little; `GraphError::reason`
/// says which rule it was. The rules are those of the calling reference, sections 6.1 and 6.3; where it is unknown
/// whether Meta refuses at once or lets the call fail later (section 11, point 13), this carrier refuses at once.
/// Connectivity is not judged: an answer needs no candidate, because its sender's checks teach its address.
#pragma once

#include <string_view>

#include "carrier/graph_error.h"

namespace carrier {

/// Meta's own descriptions are about 1,000 bytes, a browser's offer with ten candidates about 4,000.
inline constexpr std::size_t sdp_bytes_max = 16 * 1024;

/// The offer of a customer's phone: one audio stream over DTLS-SRTP with one sha-256 fingerprint, `setup:actpass`.
[[nodiscard]] GraphResult<> check_offer(std::string_view offer);

/// The answer of a business to `offer`: what an offer must have, `setup:active`, a full ICE agent, the offer's mid,
/// none but the offer's payload numbers, packets of 20 ms.
[[nodiscard]] GraphResult<> check_answer(std::string_view answer, std::string_view offer);

}  // namespace carrier
