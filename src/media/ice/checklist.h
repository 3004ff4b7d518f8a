/// The pairs of a full agent, best first, and the question which of them is checked next. A bounded list: it is made of
/// what strangers write into an SDP and of where authenticated checks come from.
#pragma once

#include <optional>
#include <vector>

#include "base/address.h"
#include "base/time.h"
#include "media/ice/candidate.h"
#include "media/ice/pair.h"

namespace media::ice {

class Checklist {
 public:
  /// More candidates of one SDP are ignored.
  static constexpr std::size_t candidates_max = 16;
  /// Addresses learned from authenticated checks.
  static constexpr std::size_t learned_max = 4;
  /// A request triggers at most so many checks, one after the other until one is answered. With one only, a peer that has
  /// moved would wait for its next request whenever that one is lost.
  static constexpr unsigned triggered_checks_max = 4;

  Checklist();

  /// The usable ones, each address once. Before anything is learned.
  void fill(const std::vector<Candidate>& candidates, const Families& families);
  /// Adds a peer-reflexive address (RFC 8445 section 7.3.1.3). Beyond learned_max the oldest one makes room that is not
  /// `kept`. References to pairs stay valid, but the pair that made room is another one now.
  Pair& learn(const base::Endpoint& address, std::uint32_t priority, base::SteadyTime now,
              const std::optional<base::Endpoint>& kept);

  [[nodiscard]] Pair* find(const base::Endpoint& address);
  [[nodiscard]] const Pair* find(const base::Endpoint& address) const;
  /// The pair whose check this transaction is.
  [[nodiscard]] Pair* find(const stun::TransactionId& transaction);

  /// The next pair with a triggered check left, which is then one less.
  [[nodiscard]] Pair* take_triggered();
  /// The next pair that does not work yet, each in turn.
  [[nodiscard]] Pair* next_unanswered();
  [[nodiscard]] bool has_triggered() const;

  /// The working pair of the highest priority.
  [[nodiscard]] Pair* best_working();
  /// True when a pair of higher priority may still come to work.
  [[nodiscard]] bool may_be_bettered(const Pair& pair) const;
  /// Since when anything works.
  [[nodiscard]] std::optional<base::SteadyTime> works_since() const;

  /// No answer to an older check counts any more.
  void forget_checks();

 private:
  std::vector<Pair> pairs_;
  std::size_t turn_ = 0;
};

}  // namespace media::ice
