/// Messages to JSON and back, for both sides of the socket. What comes from the other side is looked at field by field:
/// what is missing, of another kind or too long refuses the whole with "control.invalid"; unknown fields are ignored,
/// so either side may be newer.
///
///   {"v":1,"id":7,"do":"make_leg","call":"...","leg":"...","side":"customer","offer":"v=0...","record":true}
///   {"id":7,"ok":{"answer":"v=0..."}}      {"id":7,"refused":{"name":"sdp.no_audio","detail":"..."}}
///   {"v":1,"id":8,"do":"read_news","boot":"...","after":12}      {"news":13,"boot":"...","kind":"leg.connected",...}
///   {"v":1,"id":0,"do":"ack_news","up_to":13}      (never answered)
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"
#include "control/messages.h"
#include "control/news.h"
#include "json/json.h"

namespace control {

struct OpenGate {
  std::string call;
};
struct EndLeg {
  std::string leg;
};
struct EndCall {
  std::string call;
  std::string reason;
};
struct AskStatus {};
struct ListCalls {};
struct AskCallStatus {
  std::string call;
};
/// From now on every news with a number above `after` comes on this connection; all of them when `boot_id` is not the
/// present one.
struct ReadNews {
  std::string boot_id;
  std::uint64_t after = 0;
};
struct AckNews {
  std::uint64_t up_to = 0;
};

using Request =
    std::variant<MakeLeg, OpenGate, EndLeg, EndCall, AskStatus, ListCalls, AskCallStatus, ReadNews, AckNews>;

struct NumberedRequest {
  std::uint64_t id = 0;
  Request request;
};

[[nodiscard]] std::string write_request(std::uint64_t id, const Request& request);
/// Refuses "control.invalid", or "control.version" when the other side speaks a newer language.
[[nodiscard]] base::Result<NumberedRequest> read_request(std::string_view frame);
/// The id of a request that could not be read as a whole, 0 when even that is not there.
[[nodiscard]] std::uint64_t id_of(std::string_view frame);

[[nodiscard]] std::string write_reply(std::uint64_t id, const base::Result<json::Value>& reply);
struct NumberedReply {
  std::uint64_t id = 0;
  base::Result<json::Value> reply;
};
[[nodiscard]] base::Result<NumberedReply> read_reply(std::string_view frame);

[[nodiscard]] std::string write_news(const News& news);
[[nodiscard]] base::Result<News> read_news(std::string_view frame);

[[nodiscard]] json::Value to_json(const LegMade& made);
[[nodiscard]] json::Value to_json(const Status& status);
[[nodiscard]] json::Value to_json(const CallStatus& status);
[[nodiscard]] json::Value to_json(const std::vector<CallListed>& calls);
[[nodiscard]] base::Result<LegMade> leg_made_from(const json::Value& value);
[[nodiscard]] base::Result<Status> status_from(const json::Value& value);
[[nodiscard]] base::Result<CallStatus> call_status_from(const json::Value& value);
[[nodiscard]] base::Result<std::vector<CallListed>> calls_listed_from(const json::Value& value);

}  // namespace control
