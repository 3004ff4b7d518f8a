/// How Graph says no: one of Meta's numbered errors, with the HTTP status and the JSON shape of the real ones.
/// The codes and their HTTP statuses are those of the calling reference, section 9; codes that Meta leaves undocumented
/// (section 11, points 11 and 12) are 100 with HTTP 400 here.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "json/json.h"

namespace carrier {

struct GraphError {
  int http_status = 400;
  int code = 100;
  std::string message;  ///< whole, "(#138008) SDP Validation error"
  std::string type = "OAuthException";
  std::optional<int> subcode;
  std::string details;                   ///< error_data.details; empty: the error carries no error_data
  std::string user_title, user_message;  ///< left out when empty
  /// What exactly is wrong, for the carrier's own log of requests. Meta would not say it, so it never goes out.
  std::string reason;
};

template <class Value = void>
using GraphResult = base::Result<Value, GraphError>;

/// The error as Meta words it. A code that is not in the table gets a plain wording and HTTP 400.
[[nodiscard]] GraphError graph_error(int code);

/// Code 100 with these details: a parameter is missing, unknown or absurd, or the call is in no state for the request.
[[nodiscard]] GraphError invalid_parameter(std::string details);
/// Code 100: unknown keys fail the whole request (calling reference, section 1).
[[nodiscard]] GraphError unexpected_key(std::string_view key);
/// Code 138008. `reason` stays with us.
[[nodiscard]] GraphError invalid_sdp(std::string reason);
/// Code 100, subcode 33: a node that does not exist or that the token cannot see.
[[nodiscard]] GraphError no_such_object(std::string_view method, std::string_view id);
/// Code 2500: a version or an edge that Graph does not have.
[[nodiscard]] GraphError unknown_path(std::string_view path);
/// Code 190 with HTTP 401.
[[nodiscard]] GraphError wrong_token();

/// `{"error":{...}}`. `trace_id` goes out as fbtrace_id, which Meta's support asks for.
[[nodiscard]] json::Object error_body(const GraphError& error, std::string_view trace_id);

}  // namespace carrier
