/// The customer's leg: a full ICE agent on one socket (RFC 8445), so a pair is as good as its remote address. Towards a lite
/// peer (Meta) we control, in either direction of call; between full agents the offerer controls, and conflicts are settled by
/// tie-breaker. Checks go out every 50 ms and are repeated until answered, for the peer may not know our answer yet. When we
/// control, the best working pair is nominated once and kept; when we are controlled, the newest nomination wins. After that,
/// consent (RFC 7675). A peer that turns up authenticated from a new address is checked there, and followed when its old address
/// does not answer any more.
/// Left out: gathering, TURN, ICE-TCP, freezing (there is one stream with one component), ICE restart.
#pragma once

#include <optional>
#include <vector>

#include "base/address.h"
#include "base/random.h"
#include "base/time.h"
#include "media/ice/agent.h"
#include "media/ice/candidate.h"
#include "media/ice/credentials.h"
#include "media/ice/pair.h"
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
  /// More candidates of one SDP are ignored.
  static constexpr std::size_t candidates_max = 16;
  /// Addresses learned from authenticated checks; the oldest makes room for a new one.
  static constexpr std::size_t learned_max = 4;
  /// RFC 8445 section 14.2: the pace of all checks of one agent together.
  static constexpr base::milliseconds check_interval{50};
  /// After this long without any answer the pace becomes slower, for a call may ring a minute before its peer knows us.
  static constexpr base::seconds eager_time{10};
  static constexpr base::milliseconds patient_check_interval{200};
  /// Nobody answered: lost.
  static constexpr base::seconds search_max{120};
  /// How long a working pair waits for a better one before it is nominated.
  static constexpr base::milliseconds nomination_wait{100};
  /// RFC 7675 section 5.1: every 5 s, randomised by 20 %; consent ends after 30 s without an answer.
  static constexpr base::seconds consent_interval{5};
  static constexpr base::seconds consent_max{30};
  /// How long the old address may take to answer before a new one is followed.
  static constexpr base::milliseconds follow_wait{500};

  /// `random` must outlive the agent. Until `start` it answers nothing and sends nothing.
  FullAgent(Credentials local, Families families, base::Random& random);

  /// Once, when the peer's SDP is known. Checks begin with the next `on_time`, which is due at once.
  void start(Remote remote, Offerer offerer, base::SteadyTime now);

  /// One parsed message that came to our port: requests by `stun::addressed_ufrag`, responses by `tag`.
  Outcome on_message(const base::Endpoint& from, const stun::Message& message, base::SteadyTime now, Outbox& outbox);
  /// To be called when `next_deadline` has passed.
  Outcome on_time(base::SteadyTime now, Outbox& outbox);
  /// Nothing before `start` and after the peer is lost.
  [[nodiscard]] std::optional<base::SteadyTime> next_deadline() const;

  /// Where to send; nothing before a pair is nominated and checked.
  [[nodiscard]] std::optional<base::Endpoint> selected() const;
  /// True for an address that has proved both ways that it is the peer: only from these may DTLS and SRTP be taken.
  [[nodiscard]] bool knows(const base::Endpoint& address) const;
  [[nodiscard]] const Credentials& local() const { return local_; }
  [[nodiscard]] bool is_controlling() const { return is_controlling_; }
  /// Our address as the peer sees it, from its last answer: for diagnosis.
  [[nodiscard]] std::optional<base::Endpoint> mapped_address() const { return mapped_address_; }
  /// The first four bytes of every transaction id of this agent (the other eight are fresh random): a response names no ufrag,
  /// so a port with many legs finds the leg by `transaction_tag`.
  [[nodiscard]] std::uint32_t tag() const { return tag_; }

 private:
  Outcome take_request(const base::Endpoint& from, const stun::Message& request, base::SteadyTime now, Outbox& outbox);
  Outcome take_response(const base::Endpoint& from, const stun::Message& response, base::SteadyTime now, Outbox& outbox);
  Outcome take_success(Pair& pair, Pair::Check check, const stun::Message& response, base::SteadyTime now);
  Outcome take_error(Pair& pair, Pair::Check check, const stun::Message& response, base::SteadyTime now);
  [[nodiscard]] bool settle_conflict(const stun::Message& request);
  void switch_role();

  Pair* find(const base::Endpoint& address);
  [[nodiscard]] const Pair* find(const base::Endpoint& address) const;
  Pair* learn(const base::Endpoint& address, std::uint32_t priority, base::SteadyTime now);

  void send_check(Pair& pair, Pair::Check::Purpose purpose, base::SteadyTime now, Outbox& outbox);
  void send_next_check(base::SteadyTime now, Outbox& outbox);
  Pair* next_to_check();
  void nominate_if_due(base::SteadyTime now);
  void select(Pair& pair, base::SteadyTime now, Outcome& outcome);
  void follow_if_due(base::SteadyTime now, Outcome& outcome);
  void ask_consent_if_due(base::SteadyTime now, Outbox& outbox);
  stun::TransactionId new_transaction();

  // given
  Credentials local_;
  Families families_;
  base::Random& random_;
  std::optional<Remote> remote_;
  // state
  std::vector<Pair> pairs_;
  std::optional<base::Endpoint> selected_;
  std::optional<base::Endpoint> mapped_address_;
  std::uint32_t tag_ = 0;
  std::uint64_t tie_breaker_ = 0;
  bool is_controlling_ = false;
  bool is_connected_ = false;
  bool is_lost_ = false;
};

/// The `FullAgent::tag` that a transaction id carries.
[[nodiscard]] std::uint32_t transaction_tag(const stun::TransactionId& transaction);

}  // namespace media::ice
