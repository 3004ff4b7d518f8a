/// What is known about a call, fact by fact. A fact is set once and stays, so that the order of arrival does not
/// matter; only an agent's claim can be given back and be followed by another one. The SDP texts are dropped when the
/// call is over: they hold credentials nobody needs any more.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/time.h"
#include "domain/ids.h"

namespace domain {

/// Why somebody outside said no: the provider's code (0 when it has none, as with the switchboard) and a sentence for
/// people.
struct Trouble {
  std::int64_t code = 0;
  std::string text;
  base::Timestamp at{};

  bool operator==(const Trouble&) const = default;
};

/// The customer's call as it was announced.
struct OfferFact {
  std::string sdp;
  /// The provider's time of it, in whole seconds.
  base::Timestamp at{};
  /// It reached us too late to ring for.
  bool is_stale = false;

  bool operator==(const OfferFact&) const = default;
};

/// The provider's last word. `picked_up_at` exists only when the call was answered; "completed" alone does not say so
/// (Cloud API, webhook terminate).
struct ProviderEndFact {
  base::Timestamp at{};
  std::optional<base::Timestamp> picked_up_at;
  std::optional<base::Timestamp> ended_at;
  /// The provider's error, 0 when there was none.
  std::int64_t code = 0;
  std::string text;

  bool operator==(const ProviderEndFact&) const = default;
};

/// How far something got that was asked of the outside.
enum class Asked { no, waiting, done, refused };

/// The customer's leg in the switchboard.
struct CustomerLegFact {
  /// Its id, given when the call was announced.
  LegId leg;
  Asked made = Asked::no;
  std::string answer_sdp;
  std::optional<Trouble> refusal;
  /// Two facts, so that a late "connected" cannot hide a loss.
  std::optional<base::Timestamp> connected_at;
  std::optional<Trouble> lost;

  bool operator==(const CustomerLegFact&) const = default;
};

/// One agent's claim. The claims of a call are counted, and what was asked for one says nothing about the next.
struct ClaimFact {
  std::int64_t number = 0;
  UserId agent;
  base::Timestamp at{};
  /// The agent's present leg and when it was made; a page that was reloaded brings a new one.
  LegId leg;
  base::Timestamp leg_at{};
  std::optional<base::Timestamp> connected_at;
  std::optional<base::Timestamp> lost_at;
  Asked accept = Asked::no;
  std::optional<base::Timestamp> accept_asked_at;
  std::optional<base::Timestamp> accepted_at;

  bool operator==(const ClaimFact&) const = default;
};

/// An agent ended it.
struct HangUpFact {
  UserId user;
  base::Timestamp at{};

  bool operator==(const HangUpFact&) const = default;
};

/// A sentence for the agents about something that is not over yet.
struct Notice {
  std::string text;
  /// For everyone who hears the call when unset.
  std::optional<UserId> user;

  bool operator==(const Notice&) const = default;
};

struct CallFacts {
  std::optional<OfferFact> offer;
  std::optional<ProviderEndFact> provider_end;
  CustomerLegFact customer;
  Asked pre_accept = Asked::no;
  std::optional<Trouble> pre_accept_refusal;
  std::int64_t claims = 0;
  std::optional<ClaimFact> claim;
  /// Why the last `accept` was refused; the call rang on after it.
  std::optional<Trouble> accept_refusal;
  std::optional<HangUpFact> hang_up;
  /// The last person who could answer is out; who that was, is the last of `Call::rejected_by`.
  std::optional<base::Timestamp> everyone_rejected_at;
  /// It rang until the end of its time.
  std::optional<base::Timestamp> ring_over_at;
  /// What else ended the call on our side: `accept` without an answer, a gate that stuck, an agent gone too long.
  std::optional<Trouble> breakdown;
  std::optional<Notice> notice;

  /// What was asked of the outside already, so that nothing is asked twice.
  bool gate_asked = false;
  bool provider_end_asked = false;
  bool switchboard_end_asked = false;

  bool operator==(const CallFacts&) const = default;
};

}  // namespace domain
