/// What calls still ask of the outside, as rows: waiting, running under a claim that expires, done or failed for good.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "domain/call_effect.h"
#include "domain/ids.h"
#include "store/write.h"

namespace store {

struct ClaimedEffect {
  domain::EffectId id;
  domain::CallId call;
  std::string kind;  ///< "accept", for log and box
  domain::CallEffect effect;
  /// This one included: 1 for the first.
  int attempts = 1;
  base::Timestamp created_at{};
};

enum class EffectEnd { done, failed };

void add_effect(Write& write, domain::EffectId id, domain::CallId call, const domain::CallEffect& effect,
                base::Timestamp now);
/// Decided in one statement. Nothing when somebody else runs it, it is over, or it is not due.
[[nodiscard]] std::optional<ClaimedEffect> claim_effect(Write& write, domain::EffectId id, base::Timestamp now,
                                                        base::Timestamp claimed_until);
/// Its detail is forgotten: it held SDP.
void finish_effect(Write& write, domain::EffectId id, EffectEnd end, base::Timestamp now);
/// To be tried again, by whoever looks then.
void postpone_effect(Write& write, domain::EffectId id, base::Timestamp due_at);

[[nodiscard]] std::vector<domain::EffectId> effects_due(Ledger& ledger, base::Timestamp now, int limit);
[[nodiscard]] std::optional<base::Timestamp> next_effect_due(Ledger& ledger);

}  // namespace store
