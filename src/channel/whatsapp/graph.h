/// The port to Meta's Graph API as far as calls need it (Cloud API, `POST /{phone number id}/calls`). Programs plug in
/// `HttpGraph` (graph_client.h), tests a fake. It blocks, so no transaction may be open while it works.
#pragma once

#include <cstdint>
#include <string>

#include "base/result.h"
#include "base/time.h"

namespace channel::whatsapp {

/// One business number as Graph addresses it. Holds an open secret: made for one request, never stored, never logged.
struct Line {
  std::string graph_base_url;  ///< "https://graph.facebook.com"
  std::string graph_version;   ///< "v25.0"
  std::string phone_number_id;
  std::string access_token;
};

/// What can be asked about an inbound call. `pre_accept` and `accept` carry our answer to the customer's offer.
enum class CallVerb { pre_accept, accept, reject, terminate };

[[nodiscard]] const char* to_word(CallVerb verb);

struct CallRequest {
  CallVerb verb = CallVerb::terminate;
  std::string provider_call_id;
  /// For pre_accept and accept; the same bytes in both (Cloud API: a different answer is an error).
  std::string answer_sdp;
  /// For the whole exchange.
  base::milliseconds time_limit{8'000};
};

/// Why it did not work.
struct GraphTrouble {
  /// `refused`: Graph answered and said no. `unanswered`: no answer came, so what became of the request is unknown.
  /// `unreachable`: it never got there.
  enum class Kind { refused, unanswered, unreachable };

  Kind kind = Kind::refused;
  /// Graph's error code; 0 when it gave none.
  std::int64_t code = 0;
  /// 0 without an answer.
  int http_status = 0;
  /// `error_data.details` or the message, for log and box; not for agents. At most 500 bytes.
  std::string details;
  /// What Meta's support asks for.
  std::string trace_id;

  bool operator==(const GraphTrouble&) const = default;
};

class Graph {
 public:
  virtual ~Graph() = default;
  /// Success only when Graph said so in the body; `"success":false` under a 200 is a refusal.
  [[nodiscard]] virtual base::Result<void, GraphTrouble> ask(const Line& line, const CallRequest& request) = 0;
};

}  // namespace channel::whatsapp
