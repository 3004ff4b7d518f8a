#include "pages/call_timeline.h"

#include <algorithm>
#include <optional>

#include "base/text.h"

namespace pages {

namespace {

class Steps {
 public:
  Steps(const domain::Call& call, const PersonNames& names) : call_(call), names_(names) {}

  std::vector<CallStep> all() && {
    begin();
    if (call_.facts.claim) claim(*call_.facts.claim);
    troubles();
    if (call_.state == domain::CallState::ended) end();
    std::stable_sort(steps_.begin(), steps_.end(), [](const CallStep& a, const CallStep& b) { return a.at < b.at; });
    return std::move(steps_);
  }

 private:
  void add(std::optional<base::Timestamp> at, std::string text, std::string_view tone = "quiet") {
    if (at) steps_.push_back({*at, std::move(text), tone});
  }
  void add(const std::optional<domain::Trouble>& trouble, std::string_view what, std::string_view tone) {
    if (!trouble) return;
    add(trouble->at, trouble->text.empty() ? std::string(what) : base::format("{}: {}", what, trouble->text), tone);
  }

  [[nodiscard]] std::string name_of(domain::UserId user) const {
    const auto found = names_.find(user);
    return found == names_.end() ? "an agent" : found->second;
  }

  void begin() {
    const bool is_inbound = call_.direction == domain::CallDirection::inbound;
    add(call_.started_at, is_inbound ? "The customer called" : "The call was placed");
    add(call_.facts.customer.connected_at, "The customer's line was connected");
  }

  void claim(const domain::ClaimFact& claim) {
    const std::string agent = name_of(claim.agent);
    add(claim.at, base::format("{} pressed Join call", agent));
    add(claim.connected_at, base::format("The microphone of {} was connected", agent));
    add(claim.accepted_at, "The call was answered", "good");
    add(claim.lost_at, base::format("The connection of {} was lost", agent), "warn");
  }

  void troubles() {
    const domain::CallFacts& facts = call_.facts;
    add(facts.pre_accept_refusal, "Connecting ahead was refused", "warn");
    add(facts.accept_refusal, "Answering was refused", "warn");
    add(facts.customer.refusal, "The customer's sound could not be set up", "bad");
    add(facts.customer.lost, "The customer's line was lost", "warn");
    add(facts.breakdown, "The call broke down", "bad");
    add(facts.everyone_rejected_at, "Everyone who could answer declined", "warn");
    add(facts.ring_over_at, "Nobody answered in time", "bad");
  }

  // Who ended it: an agent's click, or the provider's word when nothing on our side came first.
  void end() {
    const domain::CallFacts& facts = call_.facts;
    if (facts.hang_up) {
      add(facts.hang_up->at, base::format("{} ended the call", name_of(facts.hang_up->user)));
    } else if (facts.provider_end && !ended_by_us()) {
      add(call_.ended_at, call_.answered_at ? "The customer hung up" : "The customer gave up");
    } else {
      add(call_.ended_at, "The call was over");
    }
  }

  [[nodiscard]] bool ended_by_us() const {
    return call_.facts.breakdown || call_.facts.everyone_rejected_at || call_.facts.ring_over_at;
  }

  const domain::Call& call_;
  const PersonNames& names_;
  std::vector<CallStep> steps_;
};

}  // namespace

std::vector<CallStep> steps_of(const domain::Call& call, const PersonNames& names) {
  return Steps(call, names).all();
}

}  // namespace pages
