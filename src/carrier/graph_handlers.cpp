#include "carrier/graph_handlers.h"

#include <algorithm>
#include <array>

#include "base/bytes.h"
#include "base/log.h"
#include "base/text.h"
#include "carrier/graph_calls.h"
#include "carrier/graph_ids.h"
#include "carrier/graph_messages.h"
#include "carrier/graph_reads.h"
#include "crypto/hash.h"

namespace carrier {

namespace {

/// Those alive in October 2026 (calling reference, section 1).
constexpr std::array<std::string_view, 6> versions = {"v21.0", "v22.0", "v23.0", "v24.0", "v25.0", "v26.0"};
constexpr std::string_view bad_gateway_page =
    "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n"
    "</body>\r\n</html>\r\n";

/// One request to Graph, taken apart.
struct Question {
  const web::Request& request;
  std::string_view version;
  std::string_view node;
  std::string_view edge;
  json::Value body;
};

std::string_view bearer_token(const web::Request& request) {
  constexpr std::string_view scheme = "Bearer ";
  const auto header = request.header("authorization");
  if (header && header->starts_with(scheme)) return header->substr(scheme.size());
  return request.query("access_token").value_or("");
}

bool bears_token(const Site& site, const web::Request& request) {
  return crypto::equal_in_constant_time(base::as_bytes(bearer_token(request)),
                                        base::as_bytes(site.exchange.shared.agreement.access_token));
}

GraphResult<> check_access(const Site& site, const Question& question) {
  if (std::find(versions.begin(), versions.end(), question.version) == versions.end()) {
    return base::refuse_with(unknown_path(base::format("/{}", question.version)));
  }
  if (!bears_token(site, question.request)) return base::refuse_with(wrong_token());
  return {};
}

GraphResult<json::Object> post(Site& site, const Question& question) {
  if (question.node != site.exchange.business().phone_number_id || question.edge.empty()) {
    return base::refuse_with(no_such_object("post", question.node));
  }
  const bool is_calls = question.edge == "calls";
  if (!is_calls && question.edge != "messages") {
    return base::refuse_with(unknown_path(base::format("/{}", question.edge)));
  }
  if (question.body.is_null()) return base::refuse_with(invalid_parameter("The request body must be a JSON object."));
  return is_calls ? post_calls(site.exchange, question.body) : post_messages(site.exchange, question.body);
}

GraphResult<json::Object> perform(Site& site, const Question& question) {
  if (auto access = check_access(site, question); !access) return base::refuse_with(access.error());
  if (question.request.method() == web::Method::post) return post(site, question);
  return get_node(site.exchange.business(), question.node, question.edge, question.request.query("fields"));
}

web::Response say(Site& site, const GraphResult<json::Object>& result, LoggedRequest& entry) {
  if (result) return web::json(*result);
  const GraphError& error = result.error();
  entry.code = error.code;
  entry.reason = error.reason.empty() ? error.details : error.reason;
  base::log::info("graph.refused", {{"action", entry.action}, {"code", error.code}, {"reason", entry.reason}});
  return web::json(error_body(error, make_trace_id(site.exchange.random)), error.http_status);
}

web::Response answer_with_fault(Site& site, const Question& question, const GraphFault& fault, LoggedRequest& entry) {
  switch (fault.kind) {
    case GraphFaultKind::refuse:
      return say(site, base::refuse_with(graph_error(fault.code)), entry);
    case GraphFaultKind::http_500:
      return web::text("", 500);
    case GraphFaultKind::html:
      return web::html(std::string(bad_gateway_page), 502);
    case GraphFaultKind::delay:
      site.exchange.sleep(fault.delay);
      return say(site, perform(site, question), entry);
    case GraphFaultKind::lose:
      static_cast<void>(perform(site, question));
      site.exchange.sleep(fault.delay);
      return web::text("", 500);
  }
  return web::text("", 500);
}

web::Response answer(Site& site, const web::Request& request, std::string_view edge) {
  LoggedRequest entry{.received_at = site.exchange.clock.now()};
  const Question question{.request = request,
                          .version = request.parameter("version"),
                          .node = request.parameter("node"),
                          .edge = edge,
                          .body = request.json_body().value_or(json::Value())};
  entry.method = request.method() == web::Method::post ? "POST" : "GET";
  entry.path = base::format("/{}/{}{}{}", question.version, question.node, edge.empty() ? "" : "/", edge);
  entry.action = json::find_string(question.body, "action").value_or(std::string(edge));
  entry.call_id = json::find_string(question.body, "call_id").value_or("");
  const auto fault = site.exchange.shared.faults.take_graph_fault(entry.action);
  web::Response response =
      fault ? answer_with_fault(site, question, *fault, entry) : say(site, perform(site, question), entry);
  entry.status = response.status;
  entry.answered_at = site.exchange.clock.now();
  site.exchange.shared.requests.add(std::move(entry));
  return response;
}

}  // namespace

web::Response answer_graph(Site& site, const web::Request& request) {
  return answer(site, request, {});
}

web::Response answer_graph_edge(Site& site, const web::Request& request) {
  return answer(site, request, request.parameter("edge"));
}

}  // namespace carrier
