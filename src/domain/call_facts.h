/// What is known about a call, fact by fact. Each fact is set once and stays (an agent's claim may be followed by another
/// one; the answer SDP and the offer are dropped when the call is over, they are credentials nobody needs any more).
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/time.h"
#include "domain/ids.h"

namespace domain {

/// Why somebody outside said no: the provider's code (0 when it has none, as with the switchboard) and a sentence for people.
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

/// The provider's last word. `picked_up_at` exists only when the call was answered; "completed" alone does not say so.
struct ProviderEndFact {
  base::Timestamp at{};
  std::optional<base::Timestamp> picked_up_at;
  std::optional<base::Timestamp> ended_at;
  bool has_failed = false;
  std::int64_t code = 0;
  std::string text;

  bool operator==(const ProviderEndFact&) const = default;
};

/// How far something got that was asked of the outside.
enum class Asked { no, waiting, done, refused };

/// How a leg's sound is. `lost` and `failed` are final for that leg.
enum class Media { none, connected, failed, lost };

/// The customer's leg in the switchboard.
struct CustomerLegFact {
  /// Unset until asked for.
  LegId leg;
  Asked made = Asked::no;
  std::string answer_sdp;
  Trouble refusal;
  /// These two are kept apart so that a late "connected" cannot hide a loss.
  std::optional<base::Timestamp> connected_at;
  std::optional<Trouble> lost;

  bool operator==(const CustomerLegFact&) const = default;
};

/// One agent's claim. The leg names the claim: news about another leg belong to another claim.
struct ClaimFact {
  UserId agent;
  LegId leg;
  base::Timestamp at{};
  /// When the page of a live call attached itself anew, its new leg is in `leg` and this is when.
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

struct CallFacts {
  std::optional<OfferFact> offer;
  std::optional<ProviderEndFact> provider_end;
  CustomerLegFact customer;
  Asked pre_accept = Asked::no;
  std::optional<Trouble> pre_accept_refusal;
  std::optional<ClaimFact> claim;
  std::optional<HangUpFact> hang_up;
  /// The last person who could answer is out; who that was, is the last of `Call::rejected_by`.
  std::optional<base::Timestamp> everyone_rejected_at;
  /// It rang until the end of its time.
  std::optional<base::Timestamp> ring_over_at;
  /// The last refusal of an `accept`; the call rang on after it.
  std::optional<Trouble> accept_refusal;
  /// What ended the call from our side beyond the cases above: no answer to `accept`, gate stuck, agent gone too long.
  std::optional<Trouble> breakdown;
  /// A sentence for the agent about something that is not over yet; empty when all is well.
  std::string notice;
  /// Whom the notice is for; everyone when unset.
  UserId notice_user;

  /// What was asked of the outside already, so that nothing is asked twice.
  bool gate_asked = false;
  bool provider_end_asked = false;
  bool switchboard_end_asked = false;

  bool operator==(const CallFacts&) const = default;
};

}  // namespace domain
