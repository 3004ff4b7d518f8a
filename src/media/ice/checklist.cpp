#include "media/ice/checklist.h"

#include <algorithm>

namespace media::ice {

Checklist::Checklist() { pairs_.reserve(candidates_max + learned_max); }

void Checklist::fill(const std::vector<Candidate>& candidates, const Families& families) {
  for (const Candidate& candidate : candidates) {
    const auto address = usable_address(candidate, families);
    if (!address || find(*address) != nullptr || pairs_.size() == candidates_max) continue;
    Pair& pair = pairs_.emplace_back();
    pair.address = *address;
    pair.remote_priority = candidate.priority;
  }
  std::ranges::stable_sort(pairs_, std::ranges::greater{}, &Pair::remote_priority);
}

Pair& Checklist::learn(const base::Endpoint& address, std::uint32_t priority, base::SteadyTime now,
                       const std::optional<base::Endpoint>& kept) {
  Pair fresh;
  fresh.address = address;
  fresh.remote_priority = priority;
  fresh.learned_at = now;
  if (std::ranges::count_if(pairs_, [](const Pair& pair) { return pair.learned_at.has_value(); }) <
      std::ptrdiff_t{learned_max}) {
    return pairs_.emplace_back(fresh);
  }
  const auto oldest = std::ranges::min_element(pairs_, {}, [&kept](const Pair& pair) {
    const bool may_go = pair.learned_at && pair.address != kept;
    return std::pair(!may_go, pair.learned_at.value_or(base::SteadyTime::max()));
  });
  return *oldest = fresh;
}

Pair* Checklist::find(const base::Endpoint& address) {
  const auto found = std::ranges::find(pairs_, address, &Pair::address);
  return found == pairs_.end() ? nullptr : &*found;
}

const Pair* Checklist::find(const base::Endpoint& address) const {
  const auto found = std::ranges::find(pairs_, address, &Pair::address);
  return found == pairs_.end() ? nullptr : &*found;
}

Pair* Checklist::find(const stun::TransactionId& transaction) {
  const auto found = std::ranges::find_if(
      pairs_, [&](const Pair& pair) { return pair.check && pair.check->transaction == transaction; });
  return found == pairs_.end() ? nullptr : &*found;
}

Pair* Checklist::take_triggered() {
  const auto found = std::ranges::find_if(pairs_, [](const Pair& pair) { return pair.triggered_checks > 0; });
  if (found == pairs_.end()) return nullptr;
  --found->triggered_checks;
  return &*found;
}

Pair* Checklist::next_unanswered() {
  for (std::size_t i = 0; i < pairs_.size(); ++i) {
    Pair& pair = pairs_[turn_++ % pairs_.size()];
    if (!pair.works_since) return &pair;
  }
  return nullptr;
}

bool Checklist::has_triggered() const {
  return std::ranges::any_of(pairs_, [](const Pair& pair) { return pair.triggered_checks > 0; });
}

Pair* Checklist::best_working() {
  Pair* best = nullptr;
  for (Pair& pair : pairs_) {
    const bool is_better = pair.works_since && (best == nullptr || pair.remote_priority > best->remote_priority);
    if (is_better) best = &pair;
  }
  return best;
}

bool Checklist::may_be_bettered(const Pair& pair) const {
  return std::ranges::any_of(pairs_, [&](const Pair& other) {
    return !other.works_since && other.remote_priority > pair.remote_priority;
  });
}

std::optional<base::SteadyTime> Checklist::works_since() const {
  std::optional<base::SteadyTime> since;
  for (const Pair& pair : pairs_) {
    if (pair.works_since && (!since || *pair.works_since < *since)) since = pair.works_since;
  }
  return since;
}

void Checklist::forget_checks() {
  for (Pair& pair : pairs_) pair.check.reset();
}

}  // namespace media::ice
