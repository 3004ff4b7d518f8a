#include "carrier/graph_error.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace carrier {

namespace {

struct Row {
  int code;
  int http_status;
  std::string_view title;
  std::string_view details;
};

constexpr std::array rows = std::to_array<Row>({
    {1, 500, "An unknown error has occurred.", ""},
    {2, 503, "Service temporarily unavailable", ""},
    {4, 400, "Application request limit reached", ""},
    {10, 403, "Application does not have permission for this action", ""},
    {100, 400, "Invalid parameter", "Invalid parameter"},
    {613, 429, "Calls to this api have exceeded the rate limit.", ""},
    {80007, 429, "Rate limit issues", "The WhatsApp Business Account has reached its rate limit."},
    {130429, 429, "Rate limit hit", "Cloud API message throughput has been reached."},
    {131000, 500, "Something went wrong", "Something went wrong."},
    {131021, 400, "Recipient cannot be sender", "Sender and recipient phone number is the same."},
    {131026, 400, "Message undeliverable", "Message Undeliverable."},
    {131030, 400, "Recipient phone number not in allowed list",
     "Recipient phone number not in allowed list: Add recipient phone number to recipient list and try again."},
    {131044, 400, "Business eligibility payment issue", "No valid payment method is attached."},
    {131047, 400, "Re-engagement message",
     "More than 24 hours have passed since the recipient last replied to the sender number."},
    {131055, 400, "Method not allowed", "Graph API calls are not allowed for SIP enabled numbers"},
    {138000, 401, "Calling not enabled", "Calling APIs are not enabled for this phone number"},
    {138001, 400, "Receiver Uncallable", "Receiver is unable to receive calls"},
    {138002, 429, "Concurrent Calls limit", "Limit reached for maximum concurrent calls (1000) for the given number"},
    {138003, 400, "Duplicate call", "A call is already ongoing with the receiver"},
    {138004, 500, "Connection error", "Error while connecting the call"},
    {138005, 429, "Call rate limit exceeded",
     "Limit reached for maximum calls that can be initiated by the business phone number"},
    {138006, 401, "No approved call permission found", "No approved call permission from the recipient"},
    {138007, 500, "Connect Timeout error", "Call was unable to connect due to a timeout"},
    {138008, 400, "SDP Validation error", "Provided SDP is invalid"},
    {138009, 400, "Call Permission Request Limit Hit",
     "Limit reached for call permission request sends for the given business and consumer pair"},
    {138013, 400, "Business-initiated calling is not available",
     "Business-initiated calling is not available for this business account phone number."},
    {138014, 400, "Calling is temporarily disabled",
     "Calling APIs for this number are temporarily disabled for low quality."},
    {138015, 400, "Calling cannot be enabled", "Calling APIs cannot be enabled for this phone number."},
    {138017, 400, "Permanent permission exists",
     "Call permission request cannot be sent because a permanent permission has already been approved."},
    {138018, 400, "Technical pre-requisites not met",
     "No app subscribed to this WhatsApp Business Account has the calls webhook field."},
});

GraphError expired_token() {
  GraphError error;
  error.http_status = 401;
  error.code = 190;
  error.message = "Error validating access token: Session has expired.";
  error.subcode = 463;
  return error;
}

GraphError make_error(const Row& row) {
  GraphError error;
  error.http_status = row.http_status;
  error.code = row.code;
  error.message = base::format("(#{}) {}", row.code, row.title);
  error.details = row.details;
  return error;
}

}  // namespace

GraphError graph_error(int code) {
  if (code == 190) return expired_token();
  const auto* row = std::find_if(rows.begin(), rows.end(), [&](const Row& each) { return each.code == code; });
  if (row == rows.end()) return make_error(Row{code, 400, "An error has occurred.", ""});
  GraphError error = make_error(*row);
  if (code == 138006) {
    error.user_title = "No call permission";
    error.user_message = "This customer has not allowed calls from your business.";
  }
  return error;
}

GraphError invalid_parameter(std::string details) {
  GraphError error = graph_error(100);
  error.details = std::move(details);
  return error;
}

GraphError unexpected_key(std::string_view key) {
  return invalid_parameter(base::format("Unexpected key \"{}\" on param.", key));
}

GraphError invalid_sdp(std::string reason) {
  GraphError error = graph_error(138008);
  error.reason = std::move(reason);
  return error;
}

GraphError no_such_object(std::string_view method, std::string_view id) {
  GraphError error = graph_error(100);
  error.message = base::format(
      "Unsupported {} request. Object with ID '{}' does not exist, cannot be loaded due to missing permissions, or "
      "does not support this operation. Please read the Graph API documentation at "
      "https://developers.facebook.com/docs/graph-api",
      base::to_lower(method), id);
  error.type = "GraphMethodException";
  error.subcode = 33;
  error.details.clear();
  return error;
}

GraphError unknown_path(std::string_view path) {
  GraphError error = graph_error(2500);
  error.message = base::format("Unknown path components: {}", path);
  return error;
}

GraphError wrong_token() {
  GraphError error = graph_error(190);
  error.message = "Invalid OAuth access token - Cannot parse access token";
  error.subcode.reset();
  return error;
}

json::Object error_body(const GraphError& error, std::string_view trace_id) {
  json::Object inner{{"message", error.message}, {"type", error.type}, {"code", error.code}};
  if (error.subcode) inner["error_subcode"] = *error.subcode;
  if (!error.details.empty()) {
    inner["error_data"] = json::Object{{"messaging_product", "whatsapp"}, {"details", error.details}};
  }
  if (!error.user_title.empty()) inner["error_user_title"] = error.user_title;
  if (!error.user_message.empty()) inner["error_user_msg"] = error.user_message;
  inner["fbtrace_id"] = trace_id;
  return json::Object{{"error", std::move(inner)}};
}

}  // namespace carrier
