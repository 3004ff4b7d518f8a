#include "control/codec.h"

#include "control/fields.h"

namespace control {

namespace {

// A sentence, a word or an address; nothing longer than this is meant.
constexpr std::size_t word_bytes_max = 1024;

template <class... Case>
struct Overloaded : Case... {
  using Case::operator()...;
};
// clang 14 does not deduce it by itself.
template <class... Case>
Overloaded(Case...) -> Overloaded<Case...>;

json::Object body_of(const Request& request) {
  return std::visit(
      Overloaded{
          [](const MakeLeg& it) {
            return json::Object{{"do", "make_leg"},         {"call", it.call},       {"leg", it.leg},
                                {"side", to_word(it.side)}, {"offer", it.offer_sdp}, {"record", it.record}};
          },
          [](const OpenGate& it) { return json::Object{{"do", "open_gate"}, {"call", it.call}}; },
          [](const EndLeg& it) { return json::Object{{"do", "end_leg"}, {"leg", it.leg}}; },
          [](const EndCall& it) { return json::Object{{"do", "end_call"}, {"call", it.call}, {"reason", it.reason}}; },
          [](const AskStatus&) { return json::Object{{"do", "status"}}; },
          [](const ListCalls&) { return json::Object{{"do", "list_calls"}}; },
          [](const AskCallStatus& it) { return json::Object{{"do", "call_status"}, {"call", it.call}}; },
          [](const ReadNews& it) {
            return json::Object{{"do", "read_news"}, {"boot", it.boot_id}, {"after", it.after}};
          },
          [](const AckNews& it) { return json::Object{{"do", "ack_news"}, {"up_to", it.up_to}}; },
      },
      request);
}

MakeLeg make_leg_from(Fields& fields) {
  MakeLeg made{.call = fields.id("call"), .leg = fields.id("leg")};
  const auto side = side_from_word(fields.text("side", word_bytes_max));
  if (!side || *side == Side::mix) fields.complain("side", "customer or agent");
  else made.side = *side;
  // Too long an offer has a name of its own, told by the switchboard; the frame is limited anyway.
  made.offer_sdp = fields.text("offer", frame_bytes_max);
  made.record = fields.boolean("record");
  return made;
}

Request request_from(std::string_view verb, Fields& fields) {
  if (verb == "make_leg") return make_leg_from(fields);
  if (verb == "open_gate") return OpenGate{fields.id("call")};
  if (verb == "end_leg") return EndLeg{fields.id("leg")};
  if (verb == "end_call") return EndCall{fields.id("call"), fields.text("reason", word_bytes_max)};
  if (verb == "status") return AskStatus{};
  if (verb == "list_calls") return ListCalls{};
  if (verb == "call_status") return AskCallStatus{fields.id("call")};
  if (verb == "read_news") return ReadNews{fields.text("boot", id_bytes_max), fields.count("after")};
  if (verb == "ack_news") return AckNews{fields.count("up_to")};
  fields.complain("do", "unknown verb");
  return AskStatus{};
}

json::Object answered(std::uint64_t id) { return json::Object{{"id", id}}; }

}  // namespace

std::string write_request(std::uint64_t id, const Request& request) {
  json::Object body = body_of(request);
  body.emplace("v", protocol_version);
  body.emplace("id", id);
  return json::write(body);
}

base::Result<NumberedRequest> read_request(std::string_view frame) {
  const auto value = json::parse(frame);
  if (!value) return base::refuse("control.invalid", value.error().detail);
  Fields fields(*value);
  if (fields.integer("v") > protocol_version) return base::refuse("control.version", "a newer language is spoken");
  NumberedRequest read{.id = fields.count("id"), .request = request_from(fields.text("do", word_bytes_max), fields)};
  if (!fields.is_good()) return fields.refusal();
  return read;
}

std::uint64_t id_of(std::string_view frame) {
  const auto value = json::parse(frame);
  if (!value) return 0;
  return static_cast<std::uint64_t>(std::max<std::int64_t>(json::find_int(*value, "id").value_or(0), 0));
}

std::string write_reply(std::uint64_t id, const base::Result<json::Value>& reply) {
  json::Object body = answered(id);
  if (reply) body.emplace("ok", *reply);
  else body.emplace("refused", json::Object{{"name", reply.error().name}, {"detail", reply.error().detail}});
  return json::write(body);
}

base::Result<NumberedReply> read_reply(std::string_view frame) {
  const auto value = json::parse(frame);
  if (!value) return base::refuse("control.invalid", value.error().detail);
  Fields fields(*value);
  NumberedReply read{.id = fields.count("id"), .reply = json::Value{}};
  if (const json::Value* ok = json::find(*value, "ok")) {
    read.reply = *ok;
  } else if (const json::Value* refused = json::find(*value, "refused")) {
    Fields inner(*refused);
    read.reply = base::refuse(inner.text("name", word_bytes_max), inner.text("detail", word_bytes_max));
    if (!inner.is_good()) return inner.refusal();
  } else {
    fields.complain("ok", "neither ok nor refused");
  }
  if (!fields.is_good()) return fields.refusal();
  return read;
}

std::string write_news(const News& news) {
  json::Object body{{"news", news.number}, {"boot", news.boot_id},          {"kind", to_word(news.kind)},
                    {"call", news.call},   {"at", base::to_micros(news.at)}};
  if (!news.leg.empty()) body.emplace("leg", news.leg);
  if (news.side) body.emplace("side", to_word(*news.side));
  if (!news.reason.empty()) body.emplace("reason", news.reason);
  if (news.kind == NewsKind::recording_done) {
    body.emplace("bytes", news.bytes);
    body.emplace("duration_us", news.duration_us);
  }
  return json::write(body);
}

base::Result<News> read_news(std::string_view frame) {
  const auto value = json::parse(frame);
  if (!value) return base::refuse("control.invalid", value.error().detail);
  Fields fields(*value);
  const auto kind = news_kind_from_word(fields.text("kind", word_bytes_max));
  if (!kind) fields.complain("kind", "unknown kind of news");
  News news{.number = fields.count("news"),
            .boot_id = fields.id("boot"),
            .kind = kind.value_or(NewsKind::leg_connected),
            .call = fields.id("call"),
            .leg = json::find_string(*value, "leg").value_or(""),
            .side = side_from_word(json::find_string(*value, "side").value_or("")),
            .at = fields.time("at"),
            .reason = json::find_string(*value, "reason").value_or(""),
            .bytes = fields.maybe_integer("bytes").value_or(0),
            .duration_us = fields.maybe_integer("duration_us").value_or(0)};
  if (!fields.is_good()) return fields.refusal();
  return news;
}

}  // namespace control
