#include "push/bell.h"

#include "base/failure.h"
#include "base/log.h"
#include "base/text.h"
#include "push/news.h"
#include "push/sse.h"
#include "store/event_store.h"
#include "store/session_store.h"

namespace push {

namespace log = base::log;

namespace {

/// How often the streams are gone through for those that are due.
constexpr base::seconds tend_every{1};

}  // namespace

Bell::Bell(net::Loop& loop, store::Ledger ledger, const base::Clock& clock)
    : ledger_(std::move(ledger)),
      clock_(clock),
      look_(loop),
      tending_(loop),
      last_number_(store::last_event_number(ledger_)) {}

void Bell::start(net::HttpServer server, net::DatagramWake wake) {
  server_.emplace(std::move(server));
  wake_.emplace(std::move(wake));
  server_->start(
      [this](const net::HttpRequest& request, net::HttpExchange exchange) { receive(request, std::move(exchange)); });
  wake_->start([this] { watch(); });
  watch();
  tend();
}

void Bell::finish() {
  look_.cancel();
  tending_.cancel();
  wake_.reset();
  server_.reset();
  audience_.visit([](Listener& listener) {
    listener.stream.finish();
    return Audience::Visit::leaves;
  });
}

void Bell::watch() {
  const bool is_more_to_tell = tell_new();
  // The rest in another turn, so that whoever comes meanwhile gets in between.
  look_.start_after(is_more_to_tell ? base::milliseconds(0) : look_every, [this] { watch(); });
}

bool Bell::tell_new() {
  try {
    const Stretch stretch(ledger_, last_number_);
    ledger_fails_ = false;
    if (stretch.is_empty()) return false;
    for (const Person& person : audience_.people())
      if (const std::string text = stretch.told_to(person, stretch.last_number()); !text.empty())
        audience_.send(person, text);
    last_number_ = stretch.last_number();
    return stretch.is_full();
  } catch (const base::Failure& failure) {
    note_failure(failure.what());
    return false;
  }
}

// Four times a second it would fail again: told once, until it went well.
void Bell::note_failure(std::string_view what) {
  if (!ledger_fails_) log::error("bell.ledger_failed", {{"what", what}});
  ledger_fails_ = true;
}

void Bell::tend() {
  const base::SteadyTime now = clock_.steady_now();
  audience_.visit([&](Listener& listener) { return tend_to(listener, now); });
  tending_.start_after(tend_every, [this] { tend(); });
}

Audience::Visit Bell::tend_to(Listener& listener, base::SteadyTime now) {
  if (now < listener.ping_at) return Audience::Visit::stays;
  const bool is_over = has_session_ended(listener.target);
  if (is_over || now >= listener.renew_at) {
    if (!is_over) listener.stream.send(sse_retry(renew_after));
    listener.stream.finish();
    return Audience::Visit::leaves;
  }
  listener.stream.send(ping_at(clock_.now()));
  listener.ping_at = now + ping_every;
  return Audience::Visit::stays;
}

// While the ledger cannot be read nobody is sent away: the desk is in trouble enough.
bool Bell::has_session_ended(const LiveTarget& target) {
  try {
    return !is_session_open(target);
  } catch (const base::Failure& failure) {
    note_failure(failure.what());
    return false;
  }
}

bool Bell::is_session_open(const LiveTarget& target) {
  // A listening session is in use, however long ago it asked for a page.
  constexpr base::Timestamp seen_whenever{};
  return store::is_session_open(ledger_, target.session, clock_.now(), seen_whenever);
}

void Bell::receive(const net::HttpRequest& request, net::HttpExchange exchange) {
  if (request.method != "GET") return exchange.answer({.status = 405, .body = "Only GET.\n"});
  if (request.target == "/healthz")
    return exchange.answer({.body = base::format("streams={} last_number={}\n", audience_.count(), last_number_)});
  const auto target = parse_live_target(request.target);
  if (!target) return exchange.answer({.status = 404, .body = "There is nothing to hear here.\n"});
  try {
    welcome(*target, request.header("Last-Event-ID"), std::move(exchange));
  } catch (const base::Failure& failure) {
    // The exchange went with the exception and has answered 500; the browser tries again.
    note_failure(failure.what());
  }
}

void Bell::welcome(const LiveTarget& target, std::string_view last_event_id, net::HttpExchange exchange) {
  if (!is_session_open(target)) return exchange.answer({.status = 401, .body = "The session has ended.\n"});
  if (const auto full = audience_.refusal(target.person)) {
    log::warn("bell.full", {{"streams", audience_.count()}, {"user", target.person.user.text()}});
    return exchange.answer({.status = *full == Full::everybody ? 503 : 429, .body = "Too many listeners.\n"});
  }
  const std::string words = first_words(target.person, last_event_id);
  const std::uint64_t id = next_listener_id_++;
  net::EventStream stream(std::move(exchange), stream_queued_bytes_max,
                          [this, person = target.person, id] { audience_.remove(person, id); });
  stream.send(sse_retry(reconnect_after));
  stream.send(words);
  const base::SteadyTime now = clock_.steady_now();
  audience_.add({id, target, std::move(stream), now + ping_every, now + stream_renewed_after});
}

std::string Bell::first_words(const Person& person, std::string_view last_event_id) {
  auto number = resumable(last_event_id);
  if (!number) return snapshot_for(ledger_, person, last_number_, clock_.now());
  std::string words;
  while (*number < last_number_) {
    const Stretch missed(ledger_, *number);
    if (missed.is_empty()) break;
    // Beyond what the others were told the live events go on.
    words += missed.told_to(person, last_number_);
    if (words.size() > resumed_bytes_max) return snapshot_for(ledger_, person, last_number_, clock_.now());
    number = missed.last_number();
  }
  return words;
}

std::optional<std::int64_t> Bell::resumable(std::string_view last_event_id) const {
  const auto number = base::to_number<std::int64_t>(last_event_id);
  if (!number || *number < 0 || *number > last_number_ || last_number_ - *number > resumed_events_max) return {};
  return number;
}

}  // namespace push
