#include "carrier/graph_calls.h"

#include <algorithm>
#include <array>
#include <span>

#include "base/text.h"
#include "carrier/calls.h"
#include "carrier/graph_parameters.h"
#include "carrier/sdp_check.h"

namespace carrier {

namespace {

using base::Timestamp;
using Body = const json::Value&;

json::Object success() {
  return {{"messaging_product", "whatsapp"}, {"success", true}};
}

/// The SDP of `session`, whose type must be `type`. Meta's own table says "offer" for pre_accept, which is a slip
/// (section 2.2).
GraphResult<std::string> read_session(Body body, std::string_view type) {
  constexpr std::string_view known[] = {"sdp_type", "sdp"};
  const json::Value* session = json::find(body, "session");
  if (session == nullptr) return base::refuse_with(invalid_parameter("The parameter session is required."));
  if (auto keys = check_keys(*session, known); !keys) return base::refuse_with(keys.error());
  const auto given = required_text(*session, "sdp_type");
  if (!given) return base::refuse_with(given.error());
  if (*given != type) return base::refuse_with(invalid_parameter(base::format("Param sdp_type must be \"{}\".", type)));
  return required_text(*session, "sdp");
}

GraphResult<> refuse_artefact(Body body, std::string_view key) {
  constexpr std::string_view known[] = {"status", "purpose", "announcement_language"};
  const json::Value* artefact = json::find(body, key);
  if (artefact == nullptr) return {};
  if (auto keys = check_keys(*artefact, known); !keys) return keys;
  if (json::find_string(*artefact, "status") == "DISABLED") return {};
  return base::refuse_with(invalid_parameter(base::format("The practice carrier offers no {} of calls.", key)));
}

GraphResult<json::Object> change_call(Exchange& exchange, Body body,
                                      const std::function<GraphResult<>(Call&, Timestamp)>& change) {
  const auto id = required_text(body, "call_id");
  if (!id) return base::refuse_with(id.error());
  return change_by_business(exchange, *id, change).map([](const Call&) { return success(); });
}

GraphResult<json::Object> post_pre_accept(Exchange& exchange, Body body) {
  const auto sdp = read_session(body, "answer");
  if (!sdp) return base::refuse_with(sdp.error());
  return change_call(exchange, body, [&](Call& call, Timestamp) { return pre_accept(call, *sdp); });
}

GraphResult<json::Object> post_accept(Exchange& exchange, Body body) {
  for (const std::string_view key : {"recording", "transcription"}) {
    if (auto fine = refuse_artefact(body, key); !fine) return base::refuse_with(fine.error());
  }
  const auto data = optional_text(body, "biz_opaque_callback_data", callback_data_max);
  if (!data) return base::refuse_with(data.error());
  const auto sdp = read_session(body, "answer");
  if (!sdp) return base::refuse_with(sdp.error());
  return change_call(exchange, body, [&](Call& call, Timestamp now) { return accept(call, *sdp, *data, now); });
}

GraphResult<json::Object> post_reject(Exchange& exchange, Body body) {
  return change_call(exchange, body, &reject);
}

GraphResult<json::Object> post_terminate(Exchange& exchange, Body body) {
  return change_call(exchange, body, &terminate);
}

/// Nobody here can be called: what Meta says of a number without outgoing calls. The request is judged first, so that a
/// wrong one is told apart from a right one.
GraphResult<json::Object> post_connect(Exchange&, Body body) {
  const auto sdp = read_session(body, "offer");
  if (!sdp) return base::refuse_with(sdp.error());
  if (auto good = check_offer(*sdp); !good) return base::refuse_with(good.error());
  return base::refuse_with(graph_error(138013));
}

struct Action {
  std::string_view name;
  std::span<const std::string_view> keys;
  GraphResult<json::Object> (*post)(Exchange&, Body);
};

constexpr std::string_view connect_keys[] = {"messaging_product", "action",       "to",
                                             "recipient",         "session",      "biz_opaque_callback_data",
                                             "recording",         "transcription"};
constexpr std::string_view pre_accept_keys[] = {"messaging_product", "action", "call_id", "session"};
constexpr std::string_view accept_keys[] = {"messaging_product",        "action",    "call_id",      "session",
                                            "biz_opaque_callback_data", "recording", "transcription"};
constexpr std::string_view end_keys[] = {"messaging_product", "action", "call_id"};

constexpr std::array<Action, 5> actions = {{
    {"connect", connect_keys, &post_connect},
    {"pre_accept", pre_accept_keys, &post_pre_accept},
    {"accept", accept_keys, &post_accept},
    {"reject", end_keys, &post_reject},
    {"terminate", end_keys, &post_terminate},
}};

}  // namespace

GraphResult<json::Object> post_calls(Exchange& exchange, const json::Value& body) {
  if (auto product = check_product(body); !product) return base::refuse_with(product.error());
  const auto name = required_text(body, "action");
  if (!name) return base::refuse_with(name.error());
  const auto* action =
      std::find_if(actions.begin(), actions.end(), [&](const Action& each) { return each.name == *name; });
  if (action == actions.end()) {
    return base::refuse_with(
        invalid_parameter("Param action must be one of {CONNECT, PRE_ACCEPT, ACCEPT, REJECT, TERMINATE}."));
  }
  if (auto keys = check_keys(body, action->keys); !keys) return base::refuse_with(keys.error());
  return action->post(exchange, body);
}

}  // namespace carrier
