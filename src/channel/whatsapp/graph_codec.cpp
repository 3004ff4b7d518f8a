#include "channel/whatsapp/graph_codec.h"

#include <algorithm>

#include "base/text.h"
#include "json/json.h"

namespace channel::whatsapp {

namespace {

constexpr std::size_t details_bytes_max = 500;
constexpr std::int64_t code_meta_trouble = 2;
constexpr std::int64_t code_token_gone = 190;

// `error_data` is an object, a string, or not there (Cloud API, error envelope).
std::string details_of(const json::Value& error) {
  std::string details;
  if (const json::Value* data = json::find(error, "error_data")) {
    details = data->is_string() ? std::string(data->get_string()) : json::find_string(*data, "details").value_or("");
  }
  if (details.empty()) details = json::find_string(error, "message").value_or("");
  return std::string(base::cut_utf8(details, details_bytes_max));
}

GraphTrouble refused(int http_status, std::int64_t code, std::string details) {
  return {GraphTrouble::Kind::refused, code, http_status, std::move(details), {}};
}

// A success that cannot be read: nobody knows what it was about.
GraphTrouble garbled(int http_status) {
  return {GraphTrouble::Kind::unanswered, code_meta_trouble, http_status, "The answer is no JSON", {}};
}

// Only these statuses say something by themselves (reference, end of the error table).
std::int64_t code_of_status(int http_status) {
  if (http_status == 401) return code_token_gone;
  if (http_status == 429) return 4;
  return http_status >= 500 ? code_meta_trouble : 100;
}

GraphTrouble read_error(int http_status, const json::Value& error) {
  const auto code = json::find_int(error, "code");
  GraphTrouble trouble = refused(http_status, code.value_or(code_of_status(http_status)), details_of(error));
  trouble.trace_id = json::find_string(error, "fbtrace_id").value_or("");
  return trouble;
}

}  // namespace

std::string write_body(const CallRequest& request) {
  json::Object body{
      {"messaging_product", "whatsapp"}, {"call_id", request.provider_call_id}, {"action", to_word(request.verb)}};
  if (request.verb == CallVerb::pre_accept || request.verb == CallVerb::accept) {
    body["session"] = json::Object{{"sdp_type", "answer"}, {"sdp", request.answer_sdp}};
  }
  return json::write(body);
}

http::Request write_request(const Line& line, const CallRequest& request) {
  http::Request http;
  http.method = "POST";
  http.url = base::format("{}/{}/{}/calls", line.graph_base_url, line.graph_version,
                          base::percent_encode(line.phone_number_id));
  http.headers = {{"Content-Type", "application/json"}, {"Authorization", "Bearer " + line.access_token}};
  http.body = write_body(request);
  http.connect_timeout = std::min(http.connect_timeout, request.time_limit);
  http.total_timeout = request.time_limit;
  return http;
}

base::Result<void, GraphTrouble> read_answer(int http_status, std::string_view body) {
  const bool is_2xx = http_status >= 200 && http_status < 300;
  const auto document = json::parse(body);
  if (!document && is_2xx) return base::refuse_with(garbled(http_status));
  if (!document) return base::refuse_with(refused(http_status, code_of_status(http_status), "The answer is no JSON"));
  if (const json::Value* error = json::find(*document, "error"))
    return base::refuse_with(read_error(http_status, *error));
  if (!is_2xx)
    return base::refuse_with(refused(http_status, code_of_status(http_status), "The answer has no error object"));
  if (json::find_bool(*document, "success") != true) {
    return base::refuse_with(refused(http_status, code_meta_trouble, "The answer does not say success"));
  }
  return {};
}

GraphTrouble trouble_of(const base::Refusal& refusal) {
  // After these the request may have been carried out; before a connection it cannot have been.
  const bool is_unknown =
      refusal.name == "http.timeout" || refusal.name == "http.failed" || refusal.name == "http.too_large";
  GraphTrouble trouble;
  trouble.kind = is_unknown ? GraphTrouble::Kind::unanswered : GraphTrouble::Kind::unreachable;
  trouble.code = code_meta_trouble;
  trouble.details = refusal.name;
  return trouble;
}

}  // namespace channel::whatsapp
