#include "flow/sweep.h"

#include <algorithm>
#include <vector>

#include "base/log.h"
#include "flow/call_sentences.h"
#include "flow/take_call_event.h"
#include "store/call_store.h"

namespace flow {

namespace {

using control::CallListed;

std::vector<domain::Call> load_open_calls(store::Ledger& ledger) {
  std::vector<domain::Call> calls;
  for (const domain::CallId id : store::open_calls(ledger)) {
    if (auto call = store::find_call_anywhere(ledger, id)) calls.push_back(*std::move(call));
  }
  return calls;
}

/// What the switchboard's list says about a call that was open before the list was made.
std::optional<domain::CallEvent> correction(const domain::Call& call, const CallListed* listed, base::Timestamp now) {
  const auto& customer = call.facts.customer;
  if (customer.made != domain::Asked::done) return {};
  if (listed == nullptr) {
    return domain::CustomerLost{customer.leg, {0, sentence_of_customer_loss("switchboard.forgot"), now}};
  }
  if (listed->is_customer_connected && !customer.connected_at) return domain::CustomerConnected{customer.leg};
  const auto& claim = call.facts.claim;
  if (claim && claim->connected_at && !claim->lost_at && !listed->is_agent_connected) {
    return domain::AgentLost{claim->leg, {0, sentence_of_agent_loss("switchboard.forgot"), now}};
  }
  return {};
}

void end_orphans(Context& context, const std::vector<CallListed>& listed) {
  for (const CallListed& there : listed) {
    const auto id = domain::CallId::from_text(there.call);
    const auto call = id ? store::find_call_anywhere(context.ledger, *id) : std::nullopt;
    if (call && call->state != domain::CallState::ended) continue;
    base::log::warn("sweep.orphan", {{"call", there.call}});
    static_cast<void>(context.switchboard.end_call(there.call, "swept"));
  }
}

}  // namespace

FreshEffects sweep(Context& context) {
  // The ledger first: a call begun after the list was made must not be missed on it.
  const std::vector<domain::Call> calls = load_open_calls(context.ledger);
  const auto listed = context.switchboard.list_calls();
  if (!listed) return {};
  FreshEffects fresh;
  for (const domain::Call& call : calls) {
    const auto there = std::find_if(listed->begin(), listed->end(),
                                    [id = call.id.text()](const CallListed& item) { return item.call == id; });
    const auto event = correction(call, there == listed->end() ? nullptr : &*there, context.clock.now());
    if (!event) continue;
    base::log::warn("sweep.corrected", {{"call", call.id.text()}, {"state", domain::to_word(call.state)}});
    const FreshEffects more = take_call_event(context, call.id, *event);
    fresh.insert(fresh.end(), more.begin(), more.end());
  }
  end_orphans(context, *listed);
  return fresh;
}

}  // namespace flow
