/// All calls of one thread and one UDP port: makes and ends them, finds the leg each datagram is for, wakes who is due.
/// Pure like everything below it: datagrams in with their source and the time, datagrams out through the Outbox, events
/// to be taken.
///
/// The first byte of a datagram decides what it is (RFC 7983): 0 to 3 STUN, 20 to 63 DTLS, 128 to 191 RTP and RTCP.
/// Anything else, and whatever no leg owns, is counted by name and dropped without an answer.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/random.h"
#include "base/result.h"
#include "media/session/agenda.h"
#include "media/session/call.h"
#include "media/session/directory.h"
#include "media/session/event.h"

namespace media::session {

/// Longer offers are refused; longer datagrams never reach us.
inline constexpr std::size_t datagram_bytes_max = 2048;

struct ExchangeOptions {
  /// Where peers are told to send, best first.
  std::vector<base::Endpoint> addresses;
  /// What our socket can send to.
  ice::Families families;
  std::size_t calls_max = 1000;
};

struct NewLeg {
  std::string call;
  std::string leg;
  Side side = Side::customer;
  std::string offer;
  /// Looked at when the customer's leg makes the call.
  bool is_recorded = false;
};

class Exchange {
 public:
  /// The references must outlive it.
  Exchange(ExchangeOptions options, const dtls::Certificate& certificate, base::Random& random, Outbox& outbox);
  Exchange(const Exchange&) = delete;
  Exchange& operator=(const Exchange&) = delete;

  /// The answer. Refuses as read_offer does, and with "call.unknown", "leg.exists", "switchboard.full".
  [[nodiscard]] base::Result<std::string> make_leg(const NewLeg& wanted, Moment now);
  /// False when there is no such call.
  bool open_gate(std::string_view call, Moment now);
  /// Nothing happens when it is unknown. A call without its customer ends.
  void end_leg(std::string_view leg, Moment now);
  void end_call(std::string_view call, std::string_view reason, Moment now);
  void end_all(std::string_view reason, Moment now);

  /// Decrypts in place.
  void on_datagram(const base::Endpoint& from, std::span<std::byte> datagram, Moment now);
  /// To be called when `next_deadline` has passed.
  void on_time(Moment now);
  [[nodiscard]] std::optional<base::SteadyTime> next_deadline() { return agenda_.next(); }

  /// What happened since the last time.
  [[nodiscard]] Events take_events() { return std::exchange(events_, {}); }

  [[nodiscard]] const Call* find(std::string_view call) const;
  /// Oldest first.
  [[nodiscard]] std::vector<const Call*> calls() const;
  [[nodiscard]] std::size_t call_count() const { return calls_.size(); }
  [[nodiscard]] std::size_t leg_count() const { return leg_calls_.size(); }
  [[nodiscard]] std::size_t calls_max() const { return options_.calls_max; }
  /// Datagrams that belonged to no leg.
  [[nodiscard]] const Refusals& refusals() const { return refusals_; }

 private:
  [[nodiscard]] base::Result<Call*> seat_for(const NewLeg& wanted, Moment now);
  [[nodiscard]] std::optional<base::Result<std::string>> known_answer(const NewLeg& wanted) const;
  Seat make_seat(const NewLeg& wanted, sdp::Description offer, Moment now);
  [[nodiscard]] OwnTerms make_terms();
  void remove_leg(Call& call, Side side);
  void settle(Call& call, Moment now);
  void remove_call(Call& call, std::string_view reason, Moment now);
  void schedule(Call& call, Moment now);
  Call* find_mutable(std::string_view call);

  void on_stun(const base::Endpoint& from, base::ByteView datagram, Moment now);
  void on_dtls(const base::Endpoint& from, base::ByteView datagram, Moment now);
  void on_media(const base::Endpoint& from, std::span<std::byte> datagram, Moment now);
  [[nodiscard]] static const Place& owner_by_source(const std::vector<Place>& places, base::ByteView datagram);

  // given
  ExchangeOptions options_;
  const dtls::Certificate& certificate_;
  base::Random& random_;
  Outbox& outbox_;
  // state
  /// By number: in the order they were made.
  std::map<std::uint64_t, std::unique_ptr<Call>> calls_;
  std::unordered_map<std::string, std::uint64_t> numbers_;
  std::unordered_map<std::string, std::string> leg_calls_;
  Directory directory_;
  Agenda agenda_;
  Events events_;
  Refusals refusals_;
  std::uint64_t last_call_ = 0;
  std::uint32_t last_leg_ = 0;
};

}  // namespace media::session
