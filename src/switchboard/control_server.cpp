#include "switchboard/control_server.h"

#include <unistd.h>

#include "base/failure.h"
#include "base/log.h"

namespace switchboard {

namespace {

template <class... Case>
struct Overloaded : Case... {
  using Case::operator()...;
};
// clang 14 does not deduce it by itself.
template <class... Case>
Overloaded(Case...) -> Overloaded<Case...>;

base::Result<json::Value> done(const base::Result<void>& result) {
  if (!result) return tl::unexpected(result.error());
  return json::Value(json::Object{});
}

template <class Value>
base::Result<json::Value> told(const base::Result<Value>& result) {
  if (!result) return tl::unexpected(result.error());
  return control::to_json(*result);
}

bool is_ours(const net::PeerCredentials& peer) { return peer.user == 0 || peer.user == ::geteuid(); }

}  // namespace

ControlServer::ControlServer(net::UnixListener listener, control::Switchboard& switchboard, NewsDesk& news,
                             const base::Clock& clock)
    : switchboard_(switchboard), news_(news), clock_(clock), listener_(std::move(listener)) {
  listener_.start([this](net::UnixStream stream) { welcome(std::move(stream)); });
  news_.on_news([this](const control::News& it) { spread(it); });
}

ControlServer::~ControlServer() { news_.on_news({}); }

void ControlServer::welcome(net::UnixStream stream) {
  if (!is_ours(stream.peer())) return base::log::warn("control.stranger", {{"user", stream.peer().user}});
  if (sessions_.size() >= control_sessions_max) return base::log::warn("control.too_many_sessions");
  const std::uint64_t id = ++last_session_;
  Session& session = *sessions_.emplace(id, std::make_unique<Session>(std::move(stream))).first->second;
  session.stream.start([this, id](base::ByteView body) { take(id, body); },
                       [this, id](net::StreamEnd) { sessions_.erase(id); });
}

bool ControlServer::is_too_busy(Session& session) const {
  const base::SteadyTime now = clock_.steady_now();
  if (now - session.second_began_at >= base::seconds(1)) {
    session.second_began_at = now;
    session.requests_this_second = 0;
  }
  return ++session.requests_this_second > requests_a_second_max;
}

void ControlServer::take(std::uint64_t id, base::ByteView body) {
  Session& session = *sessions_.at(id);
  const std::string_view frame = base::as_text(body);
  const auto refuse = [&](const base::Refusal& refusal) {
    session.stream.send(control::write_reply(control::id_of(frame), tl::unexpected(refusal)));
  };
  if (is_too_busy(session)) return refuse({"control.too_many", "More requests than one connection may make"});
  const auto request = control::read_request(frame);
  if (!request) return refuse(request.error());
  answer(session, *request);
}

void ControlServer::answer(Session& session, const control::NumberedRequest& request) {
  // The two about news have no reply: what follows is the news, or nothing.
  if (const auto* read = std::get_if<control::ReadNews>(&request.request)) return begin_news(session, *read);
  if (const auto* ack = std::get_if<control::AckNews>(&request.request)) return news_.acknowledge(ack->up_to);
  std::string reply = control::write_reply(request.id, perform_safely(request.request));
  if (reply.size() > control::frame_bytes_max) {
    reply =
        control::write_reply(request.id, base::refuse("control.too_large", "The answer does not fit into one frame"));
  }
  session.stream.send(reply);
}

// The rim of a request: what breaks costs its asker the answer, not the others their calls.
base::Result<json::Value> ControlServer::perform_safely(const control::Request& request) {
  try {
    return perform(request);
  } catch (const base::Failure& failure) {
    base::log::error("control.request_failed", {{"what", failure.what()}});
    return base::refuse("switchboard.failed", "The switchboard could not do it; its log says why");
  }
}

base::Result<json::Value> ControlServer::perform(const control::Request& request) {
  return std::visit(
      Overloaded{
          [&](const control::MakeLeg& it) { return told(switchboard_.make_leg(it)); },
          [&](const control::OpenGate& it) { return done(switchboard_.open_gate(it.call)); },
          [&](const control::EndLeg& it) { return done(switchboard_.end_leg(it.leg)); },
          [&](const control::EndCall& it) { return done(switchboard_.end_call(it.call, it.reason)); },
          [&](const control::AskStatus&) { return told(switchboard_.status()); },
          [&](const control::ListCalls&) { return told(switchboard_.list_calls()); },
          [&](const control::AskCallStatus& it) { return told(switchboard_.call_status(it.call)); },
          [&](const control::ReadNews&) { return done({}); },
          [&](const control::AckNews&) { return done({}); },
      },
      request);
}

void ControlServer::begin_news(Session& session, const control::ReadNews& request) {
  session.reads_news = true;
  const std::uint64_t after = request.boot_id == news_.boot_id() ? request.after : 0;
  news_.after(after, [&](const control::News& it) { session.stream.send(control::write_news(it)); });
}

void ControlServer::spread(const control::News& news) {
  const std::string frame = control::write_news(news);
  for (auto& [id, session] : sessions_) {
    if (session->reads_news) session->stream.send(frame);
  }
}

}  // namespace switchboard
