#include "control/client.h"

namespace control {

namespace {

tl::unexpected<base::Refusal> down(std::string_view why) {
  return base::refuse("switchboard.down", "The media daemon does not answer: " + std::string(why));
}

base::Result<void> without_value(const base::Result<json::Value>& reply) {
  if (!reply) return tl::unexpected(reply.error());
  return {};
}

}  // namespace

base::Result<json::Value> Client::ask(const Request& request) {
  const bool was_open = connection_.is_open();
  auto reply = ask_once(request);
  // A kept connection may belong to a daemon that has gone since; every request may be repeated.
  const bool is_stale = was_open && !connection_.is_open() && !reply && reply.error().name == "switchboard.down";
  return is_stale ? ask_once(request) : reply;
}

base::Result<json::Value> Client::ask_once(const Request& request) {
  if (!connection_.is_open() && !connection_.open(socket_, connect_wait)) return down("nobody listens on its socket");
  const std::uint64_t id = ++last_id_;
  const auto until = std::chrono::steady_clock::now() + reply_wait;
  if (!connection_.send(write_request(id, request), reply_wait)) return down("the connection broke");
  while (true) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
    const auto frame = connection_.receive(std::max(left, std::chrono::milliseconds(0)));
    if (!frame && !connection_.is_open()) return down("the connection broke");
    if (!frame) return down("no reply in time");
    auto reply = read_reply(*frame);
    if (!reply) return tl::unexpected(reply.error());
    // A smaller number answers an earlier request that was given up.
    if (reply->id == id) return std::move(reply->reply);
  }
}

base::Result<LegMade> Client::make_leg(const MakeLeg& request) { return ask(request).and_then(leg_made_from); }

base::Result<void> Client::open_gate(std::string_view call) { return without_value(ask(OpenGate{std::string(call)})); }

base::Result<void> Client::end_leg(std::string_view leg) { return without_value(ask(EndLeg{std::string(leg)})); }

base::Result<void> Client::end_call(std::string_view call, std::string_view reason) {
  return without_value(ask(EndCall{std::string(call), std::string(reason)}));
}

base::Result<Status> Client::status() { return ask(AskStatus{}).and_then(status_from); }

base::Result<std::vector<CallListed>> Client::list_calls() { return ask(ListCalls{}).and_then(calls_listed_from); }

base::Result<CallStatus> Client::call_status(std::string_view call) {
  return ask(AskCallStatus{std::string(call)}).and_then(call_status_from);
}

}  // namespace control
