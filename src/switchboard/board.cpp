#include "switchboard/board.h"

#include <numeric>

#include "base/failure.h"
#include "base/log.h"
#include "base/text.h"
#include "switchboard/board_status.h"

namespace switchboard {

namespace {

namespace session = media::session;
using control::NewsKind;

template <class... Case>
struct Overloaded : Case... {
  using Case::operator()...;
};
// clang 14 does not deduce it by itself.
template <class... Case>
Overloaded(Case...) -> Overloaded<Case...>;

tl::unexpected<base::Refusal> unknown_call() {
  return base::refuse("call.unknown", "The switchboard has no such call");
}

session::Side to_session(control::Side side) {
  return side == control::Side::customer ? session::Side::customer : session::Side::agent;
}

// "srtp.bad_tag=3 stun.unknown_ufrag=40", for the log.
std::string in_words(const session::Refusals& refusals) {
  std::string words;
  for (const auto& row : refusals.rows())
    words += base::format("{}{}={}", words.empty() ? "" : " ", row.name, row.count);
  return words;
}

std::uint64_t sum_of(const session::Refusals& refusals) {
  const auto& rows = refusals.rows();
  return std::accumulate(rows.begin(), rows.end(), std::uint64_t{0},
                         [](std::uint64_t sum, const auto& row) { return sum + row.count; });
}

}  // namespace

Board::Board(const BoardOptions& options, net::Loop& loop, const base::Clock& clock, base::Random& random)
    : loop_(loop),
      clock_(clock),
      started_at_(clock.now()),
      certificate_(media::dtls::Certificate::make()),
      socket_(net::UdpSocket::open(loop, options.bind)),
      timer_(loop),
      trouble_timer_(loop),
      exchange_(exchange_options(options), certificate_, random, batch_),
      news_(started_at_, random),
      recorder_(options.recordings,
                [this](const TrackResult& result) { loop_.post([this, result] { take_result(result); }); }) {
  socket_.on_datagrams([this](std::span<const net::Datagram> datagrams) { take(datagrams); });
  report_trouble();
}

session::ExchangeOptions Board::exchange_options(const BoardOptions& options) const {
  session::ExchangeOptions made{.addresses = options.announce, .families = {}, .calls_max = options.calls_max};
  for (base::Endpoint& address : made.addresses) address.port = socket_.local_endpoint().port;
  made.families.v6 = socket_.local_endpoint().family == base::Endpoint::Family::v6;
  made.families.v4 = !made.families.v6 || socket_.local_endpoint().is_unspecified();
  return made;
}

// ---- packets and time

// The rim of a turn: what breaks here breaks one leg's set-up, never the loop.
void Board::take(std::span<const net::Datagram> datagrams) {
  for (const net::Datagram& datagram : datagrams) {
    try {
      exchange_.on_datagram(datagram.from, datagram.bytes, now());
    } catch (const base::Failure& failure) {
      base::log::error("board.datagram_failed", {{"what", failure.what()}});
    }
  }
  finish_turn();
}

void Board::on_time() {
  timer_at_.reset();
  try {
    exchange_.on_time(now());
  } catch (const base::Failure& failure) {
    base::log::error("board.deadline_failed", {{"what", failure.what()}});
  }
  finish_turn();
}

void Board::finish_turn() {
  batch_.flush(socket_);
  for (session::Event& event : exchange_.take_events()) take_event(event);
  set_timer();
}

void Board::set_timer() {
  const auto next = exchange_.next_deadline();
  if (!next || (timer_at_ && *timer_at_ <= *next)) return;
  timer_at_ = next;
  timer_.start_at(*next, [this] { on_time(); });
}

// ---- what happens by itself

void Board::tell(NewsKind kind, const std::string& call, const std::string& leg, session::Side side,
                 std::string reason) {
  base::log::info(control::to_word(kind), {{"call", call}, {"leg", leg}, {"reason", reason}});
  news_.tell({.kind = kind,
              .call = call,
              .leg = leg,
              .side = to_control(side),
              .at = clock_.now(),
              .reason = std::move(reason)});
}

void Board::take_event(session::Event& event) {
  std::visit(
      Overloaded{
          [&](session::LegConnected& it) { tell(NewsKind::leg_connected, it.call, it.leg, it.side); },
          [&](session::LegOver& it) {
            tell(it.was_connected ? NewsKind::leg_lost : NewsKind::leg_failed, it.call, it.leg, it.side, it.reason);
          },
          [&](session::FirstSound& it) { tell(NewsKind::leg_first_sound, it.call, it.leg, it.side); },
          [&](session::TrackPages& it) { recorder_.append(it.call, to_control(it.side), std::move(it.pages)); },
          [&](session::TrackOver& it) { recorder_.finish(it.call, to_control(it.side), it.started_at, it.duration); },
          [&](session::CallOver& it) {
            base::log::info("call.ended", {{"call", it.call}, {"reason", it.reason}});
            news_.tell({.kind = NewsKind::call_ended, .call = it.call, .at = clock_.now(), .reason = it.reason});
          },
      },
      event);
}

void Board::take_result(const TrackResult& result) {
  news_.tell({.kind = result.problem ? NewsKind::recording_failed : NewsKind::recording_done,
              .call = result.call,
              .side = result.side,
              .at = clock_.now(),
              .reason = result.problem.value_or(""),
              .bytes = result.bytes,
              .duration_us = result.duration.count()});
}

void Board::report_trouble() {
  const std::uint64_t sum = sum_of(exchange_.refusals());
  if (sum != trouble_told_) base::log::info("packets.refused", {{"since_start", in_words(exchange_.refusals())}});
  trouble_told_ = sum;
  trouble_timer_.start_after(trouble_interval, [this] { report_trouble(); });
}

// ---- what is asked

base::Result<control::LegMade> Board::make_leg(const control::MakeLeg& request) {
  const session::NewLeg wanted{.call = request.call,
                               .leg = request.leg,
                               .side = to_session(request.side),
                               .offer = request.offer_sdp,
                               .is_recorded = request.record};
  auto answer = exchange_.make_leg(wanted, now());
  finish_turn();
  if (!answer) {
    base::log::warn("leg.refused", {{"call", request.call}, {"leg", request.leg}, {"name", answer.error().name}});
    return tl::unexpected(answer.error());
  }
  base::log::info("leg.made", {{"call", request.call}, {"leg", request.leg}, {"side", control::to_word(request.side)}});
  return control::LegMade{.answer_sdp = *std::move(answer)};
}

base::Result<void> Board::open_gate(std::string_view call) {
  const bool is_known = exchange_.open_gate(call, now());
  finish_turn();
  if (!is_known) return unknown_call();
  base::log::info("gate.opened", {{"call", call}});
  return {};
}

base::Result<void> Board::end_leg(std::string_view leg) {
  exchange_.end_leg(leg, now());
  finish_turn();
  return {};
}

base::Result<void> Board::end_call(std::string_view call, std::string_view reason) {
  exchange_.end_call(call, reason, now());
  finish_turn();
  return {};
}

void Board::end_all(std::string_view reason) {
  exchange_.end_all(reason, now());
  finish_turn();
}

base::Result<control::Status> Board::status() {
  return control::Status{.boot_id = news_.boot_id(),
                         .started_at = started_at_,
                         .udp_port = socket_.local_endpoint().port,
                         .calls = static_cast<std::uint32_t>(exchange_.call_count()),
                         .legs = static_cast<std::uint32_t>(exchange_.leg_count()),
                         .calls_max = static_cast<std::uint32_t>(exchange_.calls_max()),
                         .news_last = news_.last(),
                         .news_waiting = static_cast<std::uint32_t>(news_.waiting()),
                         .refused = refused_of(exchange_.refusals())};
}

base::Result<std::vector<control::CallListed>> Board::list_calls() {
  std::vector<control::CallListed> list;
  for (const session::Call* call : exchange_.calls()) list.push_back(listed(*call));
  return list;
}

base::Result<control::CallStatus> Board::call_status(std::string_view call) {
  const session::Call* found = exchange_.find(call);
  if (found == nullptr) return unknown_call();
  return status_of(*found, clock_.steady_now());
}

}  // namespace switchboard
