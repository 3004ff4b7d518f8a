/// `field: "calls"`: connect, terminate and the statuses of calls of ours. Artefact events (recordings and transcripts
/// that Meta makes) and `call_created` change no call and are passed over.
#include "base/text.h"
#include "channel/whatsapp/value_reader.h"

namespace channel::whatsapp {

namespace {

Direction direction_of(const json::Value& call) {
  // Missing in one of Meta's samples of an inbound call.
  const auto word = json::find_string(call, "direction").value_or("");
  return base::equals_ignoring_case(word, "BUSINESS_INITIATED") ? Direction::business_initiated
                                                                : Direction::user_initiated;
}

// The customer is `from` when they called, `to` when we did (several samples comment it the other way round).
Customer customer_of_call(const json::Value& value, const json::Value& call) {
  const bool is_from = direction_of(call) == Direction::user_initiated;
  const auto phone = json::find_string(call, is_from ? "from" : "to").value_or("");
  const auto scoped_id = json::find_string(call, is_from ? "from_user_id" : "to_user_id").value_or("");
  return customer_of(value, phone, scoped_id);
}

// A string or an array of one (seen), in any case.
bool says_failed(const json::Value& call) {
  auto status = json::find_string(call, "status");
  if (const auto& several = json::find_array(call, "status");
      !status && !several.empty() && several.front().is_string()) {
    status = std::string(several.front().get_string());
  }
  return base::equals_ignoring_case(status.value_or(""), "FAILED");
}

// Beside the call or beside the list; both have been seen.
const json::Value* first_error(const json::Value& value, const json::Value& call) {
  for (const json::Value* place : {&call, &value}) {
    const auto& errors = json::find_array(*place, "errors");
    if (!errors.empty()) return &errors.front();
  }
  return nullptr;
}

std::string details_of(const json::Value& error) {
  if (const json::Value* data = json::find(error, "error_data")) {
    if (data->is_string()) return std::string(data->get_string());
    if (auto details = json::find_string(*data, "details")) return *details;
  }
  return json::find_string(error, "message").value_or(json::find_string(error, "title").value_or(""));
}

void read_connect(const json::Value& value, const json::Value& call, const Addressee& to, FactList& list) {
  CallConnect connect{.to = to, .direction = direction_of(call), .customer = customer_of_call(value, call)};
  const auto at = find_time(call, "timestamp");
  if (!at) return list.pass_over();
  connect.call_id = json::find_string(call, "id").value_or("");
  connect.at = *at;
  // Without an SDP the call is still a call: it ends with the switchboard's reason, where people see it.
  if (const json::Value* session = json::find(call, "session")) {
    connect.sdp = json::find_string(*session, "sdp").value_or("");
    connect.sdp_type = json::find_string(*session, "sdp_type").value_or("");
  }
  list.add(std::move(connect));
}

void read_terminate(const json::Value& value, const json::Value& call, const Addressee& to, FactList& list) {
  CallTerminate end{.to = to, .direction = direction_of(call), .customer = customer_of_call(value, call)};
  const auto at = find_time(call, "timestamp");
  if (!at) return list.pass_over();
  end.call_id = json::find_string(call, "id").value_or("");
  end.at = *at;
  end.has_failed = says_failed(call);
  end.picked_up_at = find_time(call, "start_time");
  end.ended_at = find_time(call, "end_time");
  const auto duration = json::find_int(call, "duration");
  if (!end.picked_up_at && duration) end.picked_up_at = end.ended_at.value_or(end.at) - base::seconds(*duration);
  if (const json::Value* error = first_error(value, call)) {
    end.error_code = json::find_int(*error, "code").value_or(0);
    end.error_details = details_of(*error);
  }
  list.add(std::move(end));
}

void read_call(const json::Value& value, const json::Value& call, const Addressee& to, FactList& list) {
  const auto event = json::find_string(call, "event").value_or("");
  if (json::find_string(call, "id").value_or("").empty())
    list.pass_over();
  else if (base::equals_ignoring_case(event, "connect"))
    read_connect(value, call, to, list);
  else if (base::equals_ignoring_case(event, "terminate"))
    read_terminate(value, call, to, list);
  else
    list.pass_over();
}

void read_status(const json::Value& status, const Addressee& to, FactList& list) {
  const auto id = json::find_string(status, "id").value_or("");
  const auto at = find_time(status, "timestamp");
  if (id.empty() || !at || json::find_string(status, "type") != "call") return list.pass_over();
  list.add(CallStatus{to, id, json::find_string(status, "status").value_or(""), *at});
}

}  // namespace

void read_calls(const json::Value& value, const Addressee& to, FactList& list) {
  for (const json::Value& call : json::find_array(value, "calls")) read_call(value, call, to, list);
  for (const json::Value& status : json::find_array(value, "statuses")) read_status(status, to, list);
}

}  // namespace channel::whatsapp
