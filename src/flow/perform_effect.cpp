#include "flow/perform_effect.h"

#include <algorithm>
#include <variant>

#include "base/failure.h"
#include "base/log.h"
#include "base/text.h"
#include "channel/whatsapp/error_table.h"
#include "flow/call_sentences.h"
#include "flow/number_line.h"
#include "store/call_store.h"
#include "store/number_store.h"
#include "store/workspace_store.h"

namespace flow {

namespace {

using channel::whatsapp::CallRequest;
using channel::whatsapp::CallVerb;
using channel::whatsapp::GraphTrouble;
using How = Performed::How;

// A person waits for these two, so their answer is waited for less long than for the rest; together with one repetition
// `accept` stays below domain::accept_wait_max.
constexpr base::milliseconds pre_accept_limit{6'000};
constexpr base::milliseconds accept_limit{6'000};
constexpr base::milliseconds end_limit{8'000};

constexpr int accept_attempts_max = 2;
constexpr int pre_accept_attempts_max = 2;
// While it rings: once a second until the ring is over anyway.
constexpr int leg_attempts_max = 60;
constexpr int gate_attempts_max = 10;
constexpr base::milliseconds gate_pause{300};
constexpr int end_attempts_max = 8;
constexpr base::milliseconds pause_max{30'000};

/// 1, 2, 4, ... seconds, with up to a quarter more so that many calls do not ask in step.
base::milliseconds pause_after(int attempts, base::Random& random) {
  const base::milliseconds whole = std::min(base::milliseconds(1'000) * (1 << std::min(attempts - 1, 5)), pause_max);
  return whole + base::milliseconds(base::random_u32(random) % static_cast<std::uint32_t>(whole.count() / 4));
}

class Performing {
 public:
  Performing(Context& context, const store::ClaimedEffect& claimed, domain::Call call)
      : context_(context), claimed_(claimed), call_(std::move(call)) {}

  Performed operator()(const domain::MakeCustomerLeg& effect) {
    if (is_over()) return needless();
    const auto made = context_.switchboard.make_leg({.call = call_.id.text(),
                                                     .leg = effect.leg.text(),
                                                     .side = control::Side::customer,
                                                     .offer_sdp = effect.offer_sdp,
                                                     .record = is_recorded()});
    if (made) return succeeded(domain::CustomerLegMade{made->answer_sdp});
    const base::Refusal& refusal = made.error();
    if (refusal.name == "switchboard.down" && claimed_.attempts < leg_attempts_max) {
      return {How::again, base::seconds(1), domain::CustomerLegDelayed{std::string(sound_is_away)}, refusal.name, {}};
    }
    return {
        How::done, {}, domain::CustomerLegRefused{trouble(sentence_of_refusal(refusal))}, refusal.name, refusal.detail};
  }

  Performed operator()(const domain::PreAccept& effect) {
    if (is_over()) return needless();
    const auto answer = ask(CallVerb::pre_accept, effect.answer_sdp, pre_accept_limit);
    if (answer) return succeeded(domain::PreAcceptDone{});
    // Without an answer it may have arrived: asking once more shows it or is refused, and `accept` goes first then.
    const bool is_silent = answer.error().kind != GraphTrouble::Kind::refused;
    if (is_silent && claimed_.attempts < pre_accept_attempts_max) return again(answer.error(), base::milliseconds(0));
    return came_to(answer.error(), domain::PreAcceptRefused{trouble(answer.error())});
  }

  Performed operator()(const domain::Accept& effect) {
    const auto& claim = call_.facts.claim;
    if (is_over() || !claim || claim->number != effect.claim) return needless();
    const auto answer = ask(CallVerb::accept, effect.answer_sdp, accept_limit);
    if (answer) return succeeded(domain::AcceptDone{effect.claim});
    const GraphTrouble& no = answer.error();
    const bool is_first = claimed_.attempts == 1;
    if (no.kind == GraphTrouble::Kind::unanswered && claimed_.attempts < accept_attempts_max) {
      return again(no, base::milliseconds(0));
    }
    // After a silent attempt a refusal may mean "already accepted": nobody knows what the caller hears.
    if (is_first && no.kind != GraphTrouble::Kind::unanswered) {
      return came_to(no, domain::AcceptRefused{effect.claim, trouble(no)});
    }
    return came_to(no, domain::AcceptUnanswered{effect.claim, trouble("The call timed out while connecting.")});
  }

  Performed operator()(const domain::OpenGate&) {
    if (is_over()) return needless();
    const auto opened = context_.switchboard.open_gate(call_.id.text());
    if (opened) return succeeded({});
    const base::Refusal& refusal = opened.error();
    if (refusal.name == "switchboard.down" && claimed_.attempts < gate_attempts_max) {
      return {How::again, gate_pause, {}, refusal.name, {}};
    }
    return {
        How::done, {}, domain::GateRefused{trouble(sentence_of_customer_loss("switchboard.forgot"))}, refusal.name, {}};
  }

  Performed operator()(const domain::EndAgentLeg& effect) {
    return ended_there(context_.switchboard.end_leg(effect.leg.text()));
  }

  Performed operator()(const domain::EndAtSwitchboard& effect) {
    return ended_there(context_.switchboard.end_call(call_.id.text(), effect.reason));
  }

  Performed operator()(const domain::EndAtProvider& effect) {
    // The provider has ended it meanwhile.
    if (call_.facts.provider_end) return needless();
    const bool is_reject = effect.word == domain::EndWord::reject;
    auto answer = ask(is_reject ? CallVerb::reject : CallVerb::terminate, {}, end_limit);
    // What was meant to be rejected may count as taken over there.
    const bool is_refused = !answer && answer.error().kind == GraphTrouble::Kind::refused;
    if (is_reject && is_refused) answer = ask(CallVerb::terminate, {}, end_limit);
    if (answer) return succeeded({});
    const GraphTrouble& no = answer.error();
    const bool may_help = no.kind != GraphTrouble::Kind::refused ||
                          channel::whatsapp::meaning_of(no.code).retry == channel::whatsapp::Retry::later;
    if (may_help && claimed_.attempts < end_attempts_max)
      return again(no, pause_after(claimed_.attempts, context_.random));
    Performed given_up = came_to(no, {});
    given_up.how = How::failed;
    return given_up;
  }

 private:
  [[nodiscard]] bool is_over() const { return call_.state == domain::CallState::ended; }

  [[nodiscard]] bool is_recorded() const {
    const auto workspace = store::find_workspace(context_.ledger, call_.workspace);
    if (!workspace) return false;
    const auto features = base::split(workspace->features, ',');
    return std::find(features.begin(), features.end(), "recording") != features.end();
  }

  base::Result<void, GraphTrouble> ask(CallVerb verb, const std::string& answer_sdp, base::milliseconds limit) {
    const auto number = store::find_number(context_.ledger, call_.workspace, call_.number);
    base::check(number.has_value(), "a call's number stays");
    return context_.graph.ask(
        line_of(*number, context_.secrets),
        {.verb = verb, .provider_call_id = call_.provider_call_id, .answer_sdp = answer_sdp, .time_limit = limit});
  }

  [[nodiscard]] domain::Trouble trouble(std::string sentence) const {
    return {0, std::move(sentence), context_.clock.now()};
  }
  [[nodiscard]] domain::Trouble trouble(const GraphTrouble& no) const {
    return {no.code, channel::whatsapp::sentence_for(no.code, no.details), context_.clock.now()};
  }

  static Performed succeeded(std::optional<domain::CallEvent> event) {
    return {How::done, {}, std::move(event), "ok", {}};
  }
  static Performed needless() { return {How::done, {}, {}, "needless", {}}; }

  static Performed came_to(const GraphTrouble& no, std::optional<domain::CallEvent> event) {
    return {How::done,
            {},
            std::move(event),
            base::format("code {} status {}", no.code, no.http_status),
            base::format("{} {}", no.details, no.trace_id)};
  }
  static Performed again(const GraphTrouble& no, base::milliseconds wait) {
    Performed performed = came_to(no, {});
    performed.how = How::again;
    performed.wait = wait;
    return performed;
  }

  Performed ended_there(const base::Result<void>& ended) {
    if (ended) return succeeded({});
    const bool may_try = claimed_.attempts < end_attempts_max;
    // Given up, the sweep ends what is left there.
    return {may_try ? How::again : How::failed,
            pause_after(claimed_.attempts, context_.random),
            {},
            ended.error().name,
            {}};
  }

  Context& context_;
  const store::ClaimedEffect& claimed_;
  domain::Call call_;
};

}  // namespace

Performed perform(Context& context, const store::ClaimedEffect& claimed) {
  auto call = store::find_call_anywhere(context.ledger, claimed.call);
  base::check(call.has_value(), "an effect belongs to a call");
  return std::visit(Performing(context, claimed, *std::move(call)), claimed.effect);
}

}  // namespace flow
