/// The requests and answers of Graph's calls endpoint as text, so that they can be tested without a network.
#pragma once

#include <string>
#include <string_view>

#include "channel/whatsapp/graph.h"
#include "http/client.h"

namespace channel::whatsapp {

/// Exactly the keys Meta lists: one unknown key fails the whole request with code 100.
[[nodiscard]] std::string write_body(const CallRequest& request);

/// Ready to be performed. Holds the token in its Authorization header.
[[nodiscard]] http::Request write_request(const Line& line, const CallRequest& request);

/// What an answer means: success only with a 2xx and `"success":true`; an `error` object or `"success":false` under a
/// 2xx and any other status are refusals (a 5xx without a code reads as code 2, Meta trouble). A 2xx that is no JSON
/// counts as unanswered.
[[nodiscard]] base::Result<void, GraphTrouble> read_answer(int http_status, std::string_view body);

/// What a request that got no answer means.
[[nodiscard]] GraphTrouble trouble_of(const base::Refusal& refusal);

}  // namespace channel::whatsapp
