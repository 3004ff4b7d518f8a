/// The agent's leg: ICE-lite and controlled (RFC 8445 sections 2.5 and 8.3). It only answers; it never sends a check.
/// The newest authenticated USE-CANDIDATE decides where we send, so aggressive (Firefox) and late nomination (Chromium)
/// both work, and a browser that changes its network takes the leg with it. Unauthenticated input earns no answer at
/// all, not even an error, so nobody can use us to amplify.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/address.h"
#include "base/time.h"
#include "media/ice/agent.h"
#include "media/ice/credentials.h"
#include "media/stun/message.h"

namespace media::ice {

class LiteAgent {
 public:
  static constexpr std::size_t addresses_max = 4;
  /// Browsers ask every 2.5 s or, for consent alone, every 5 s (RFC 7675 section 5.1).
  static constexpr base::seconds silence_max{30};
  /// An address that asked nothing for longer than any consent interval (6 s) loses the leg to another that does ask,
  /// also without USE-CANDIDATE: a NAT gave the peer a new mapping.
  static constexpr base::seconds follow_after{8};

  /// `remote_ufrag` as in the peer's SDP. The 30 s begin at `now`.
  LiteAgent(Credentials local, std::string remote_ufrag, base::SteadyTime now);

  /// One parsed message that came to our port, requests by `stun::addressed_ufrag`, from any address.
  Outcome on_message(const base::Endpoint& from, const stun::Message& message, base::SteadyTime now, Outbox& outbox);
  /// To be called when `next_deadline` has passed.
  Outcome on_time(base::SteadyTime now);
  /// Nothing once the peer is lost.
  [[nodiscard]] std::optional<base::SteadyTime> next_deadline() const;

  /// Where to send; nothing before the first nomination.
  [[nodiscard]] std::optional<base::Endpoint> selected() const;
  /// True for an address that an authenticated check came from and that was not pushed out by newer ones: only from
  /// these may DTLS and SRTP be taken.
  [[nodiscard]] bool knows(const base::Endpoint& address) const;
  [[nodiscard]] const Credentials& local() const { return local_; }

 private:
  struct Place {
    base::Endpoint address;
    base::SteadyTime heard_at;
  };

  Outcome take_check(const base::Endpoint& from, bool is_nominated, base::SteadyTime now);
  Place& place_for(const base::Endpoint& address);
  [[nodiscard]] bool has_fallen_silent(base::SteadyTime now) const;

  // given
  Credentials local_;
  std::string username_;
  // state
  std::vector<Place> places_;
  std::optional<base::Endpoint> selected_;
  base::SteadyTime heard_at_;
  bool is_connected_ = false;
  bool is_lost_ = false;
};

}  // namespace media::ice
