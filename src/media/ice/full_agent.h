/// The customer's leg: a full ICE agent on one socket (RFC 8445), so a pair is as good as its remote address. Towards a
/// lite peer (Meta) we control, in either direction of call; between full agents the offerer controls, and conflicts
/// are settled by tie-breaker. Checks go out every 50 ms and are repeated until answered, for the peer may not know our
/// answer yet. When we control, the best working pair is nominated once and kept; when we are controlled, the newest
/// nomination wins. After that, consent (RFC 7675). A peer that turns up authenticated at a new address is checked
/// there, and followed when its old address does not answer any more. Left out: gathering, TURN, ICE-TCP, freezing
/// (there is one stream with one component), ICE restart.
#pragma once

#include <optional>
#include <vector>

#include "base/address.h"
#include "base/random.h"
#include "base/time.h"
#include "media/ice/agent.h"
#include "media/ice/candidate.h"
#include "media/ice/checklist.h"
#include "media/ice/credentials.h"
#include "media/stun/message.h"

namespace media::ice {

/// The peer as its SDP describes it.
struct Remote {
  Credentials credentials;
  /// `a=ice-lite` was there.
  bool is_lite = false;
  std::vector<Candidate> candidates;
};

enum class Offerer : std::uint8_t { we, they };

class FullAgent {
 public:
  /// RFC 8445 section 14.2: the pace of all checks of one agent together.
  static constexpr base::milliseconds check_interval{50};
  /// After this long without a selected pair the pace becomes slower: a call may ring a minute before its peer knows
  /// us.
  static constexpr base::seconds eager_time{10};
  static constexpr base::milliseconds patient_check_interval{200};
  /// No pair in this time: lost.
  static constexpr base::seconds search_max{120};
  /// How long a working pair waits for a better one before it is nominated.
  static constexpr base::milliseconds nomination_wait{100};
  /// A nomination unanswered for so long was of a pair that has stopped working.
  static constexpr base::seconds nomination_max{2};
  /// RFC 7675 section 5.1: every 5 s, randomised by 20 %; consent ends 30 s after the last answer.
  static constexpr base::milliseconds consent_interval_min{4000};
  static constexpr base::milliseconds consent_interval_max{6000};
  static constexpr base::seconds consent_max{30};
  /// An unanswered consent check is repeated after this, then after twice as long, and so on (RFC 8489 section 6.2.1).
  /// Asked once only, one call in four of ten minutes would lose consent on a network that loses a fifth.
  static constexpr base::milliseconds consent_repeat{500};
  /// How long the old address may take to answer before a new one is followed.
  static constexpr base::milliseconds follow_wait{500};

  /// `random` must outlive the agent. Until `start` it answers nothing and sends nothing.
  FullAgent(Credentials local, Families families, base::Random& random);

  /// Once, when the peer's SDP is known. The first check goes out with the next `on_time`, which is due at once.
  void start(Remote remote, Offerer offerer, base::SteadyTime now);

  /// One parsed message that came to our port: requests by `stun::addressed_ufrag`, responses by `transaction_tag`.
  Outcome on_message(const base::Endpoint& from, const stun::Message& message, base::SteadyTime now, Outbox& outbox);
  /// To be called when `next_deadline` has passed.
  Outcome on_time(base::SteadyTime now, Outbox& outbox);
  /// Nothing before `start` and after the peer is lost.
  [[nodiscard]] std::optional<base::SteadyTime> next_deadline() const;

  /// Where to send; nothing before a pair is nominated and checked.
  [[nodiscard]] std::optional<base::Endpoint> selected() const { return selected_; }
  /// True for an address that proved to have our password or to be the peer's: only from these may DTLS and SRTP be
  /// taken.
  [[nodiscard]] bool knows(const base::Endpoint& address) const;
  [[nodiscard]] const Credentials& local() const { return local_; }
  [[nodiscard]] bool is_controlling() const { return is_controlling_; }
  /// Our address as the peer sees it, from its last answer: for diagnosis.
  [[nodiscard]] std::optional<base::Endpoint> mapped_address() const { return mapped_address_; }
  /// The first four bytes of every transaction id of this agent (the other eight are fresh random): a response names no
  /// ufrag, so a port with many legs finds the leg by this.
  [[nodiscard]] std::uint32_t tag() const { return tag_; }

 private:
  /// Something that is being tried with one address since or until a time.
  struct Attempt {
    base::Endpoint address;
    base::SteadyTime ends_at;
  };

  Outcome take_request(const base::Endpoint& from, const stun::Message& request, base::SteadyTime now, Outbox& outbox);
  Outcome take_response(const base::Endpoint& from, const stun::Message& response, base::SteadyTime now,
                        Outbox& outbox);
  Outcome take_success(Pair& pair, Purpose purpose, base::SteadyTime now, Outbox& outbox);
  Outcome take_error(Pair& pair, const Check& check, const stun::Message& response);
  Outcome take_sign_of_life(Pair& pair, const stun::Message& request, base::SteadyTime now);
  [[nodiscard]] bool settle_conflict(const stun::Message& request);
  void switch_role();

  [[nodiscard]] base::Bytes check_of(const Pair& pair) const;
  void send_check(Pair& pair, Purpose purpose, Outbox& outbox);
  void send_due_checks(base::SteadyTime now, Outbox& outbox);
  void ask_consent(Pair& pair, base::SteadyTime now, Outbox& outbox);
  void keep_consent(base::SteadyTime now, Outbox& outbox);
  [[nodiscard]] base::milliseconds pace(base::SteadyTime now) const;
  [[nodiscard]] bool is_over(base::SteadyTime now) const;

  [[nodiscard]] bool is_chosen(const Pair& pair, Purpose answered) const;
  void nominate(const Pair& pair, base::SteadyTime now);
  void nominate_if_due(base::SteadyTime now);
  void challenge(const Pair& pair, base::SteadyTime now);
  void follow_if_due(base::SteadyTime now, Outcome& outcome);
  [[nodiscard]] Outcome select(const Pair& pair, base::SteadyTime now);
  stun::TransactionId new_transaction();

  // given
  Credentials local_;
  Families families_;
  base::Random& random_;
  std::optional<Remote> remote_;
  // state
  Checklist pairs_;
  std::uint32_t tag_ = 0;
  std::uint64_t tie_breaker_ = 0;
  bool is_controlling_ = false;
  bool is_connected_ = false;
  bool is_lost_ = false;
  std::optional<base::Endpoint> selected_;
  /// When the peer nominated the selected pair.
  std::optional<base::SteadyTime> nominated_at_;
  std::optional<base::Endpoint> mapped_address_;
  /// We control and wait for the answer to a USE-CANDIDATE.
  std::optional<Attempt> nomination_;
  /// Another address works too, and the selected one must show that it still does.
  std::optional<Attempt> challenger_;
  base::SteadyTime started_at_{};
  base::SteadyTime next_checks_at_{};
  base::SteadyTime next_consent_at_{};
  base::SteadyTime consent_ends_at_{};
  base::SteadyTime repeat_consent_at_{};
  base::milliseconds repeat_consent_after_{};
};

/// The `FullAgent::tag` that a transaction id carries.
[[nodiscard]] std::uint32_t transaction_tag(const stun::TransactionId& transaction);

}  // namespace media::ice
