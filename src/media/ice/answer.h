/// The answering half of ICE, the same for both agents: is this request from our peer, and the replies to it
/// (RFC 8445 section 7.3, RFC 8489 section 9.1.3). A request that is not authentic gets no reply.
#pragma once

#include <optional>
#include <string_view>

#include "base/address.h"
#include "media/ice/agent.h"
#include "media/stun/message.h"

namespace media::ice {

/// Nothing when the request is a binding request for `username` ("ours:theirs"), made with our password. The cheap
/// questions come first, so that a flood with a wrong name costs no hash.
[[nodiscard]] std::optional<Drop> reason_to_drop(const stun::Message& request, std::string_view username,
                                                 std::string_view password);

/// One authenticated request and where it came from.
struct Asked {
  const base::Endpoint& from;
  const stun::Message& request;
  std::string_view password;
};

void answer_success(const Asked& asked, Outbox& outbox);
void answer_role_conflict(const Asked& asked, Outbox& outbox);
/// With the list of what we did not understand.
void answer_unknown_attributes(const Asked& asked, Outbox& outbox);

}  // namespace media::ice
