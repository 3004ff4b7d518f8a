/// A call as the desk knows it: what people see (state, outcome, who, when) and the facts it was derived from.
///
/// Facts only grow: the customer rang, the provider ended it, the switchboard answered, an agent claimed. Whatever
/// order they arrive in, the same facts give the same state; `call_step.h` holds the one function that derives it.
/// Outbound calls have their words here already, but nothing places one yet.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "domain/call_facts.h"
#include "domain/ids.h"

namespace domain {

enum class CallDirection { inbound, outbound };

/// `answering`: claimed by an agent, not yet confirmed by the provider. `live`: the provider said yes to `accept`.
enum class CallState { ringing, answering, live, held, ended };

/// Of an ended call. `missed`: no agent; `declined`: by agents; `unanswered` and `refused`: by the customer;
/// `cancelled`: by the agent who placed it; the others as named. `failed` comes with a sentence and often the
/// provider's code.
enum class CallOutcome {
  completed,
  missed,
  declined,
  unanswered,
  refused,
  cancelled,
  outside_hours,
  all_busy,
  all_offline,
  failed
};

/// How long things may take; set by whoever makes the call and kept with it, so that a replay judges alike.
struct CallLimits {
  /// From the moment we heard of the call, and never beyond the provider's own limit.
  base::microseconds ring{base::seconds(45)};
  /// From the claim until both sides' media are up and `accept` can be asked.
  base::microseconds answer{base::seconds(10)};
  /// How long a live call waits for an agent whose page is gone.
  base::microseconds agent_gone{base::seconds(60)};

  bool operator==(const CallLimits&) const = default;
};

struct Call {
  CallId id;
  WorkspaceId workspace;
  NumberId number;
  /// Both missing only in a tombstone: the provider ended a call whose beginning we have not heard of.
  std::optional<ContactId> contact;
  std::optional<ConversationId> conversation;
  CallDirection direction = CallDirection::inbound;
  std::string provider_call_id;

  CallState state = CallState::ringing;
  std::optional<CallOutcome> outcome;
  /// The provider's code of what went wrong, kept also when the outcome is another word.
  std::optional<std::int64_t> failure_code;
  /// What went wrong, as a sentence people read; may be empty.
  std::string failure_text;
  /// Who claimed it and has not given it back.
  std::optional<UserId> agent;
  /// Who is out of this call, in the order of their clicks.
  std::vector<UserId> rejected_by;
  base::Timestamp started_at{};
  base::Timestamp ring_until{};
  std::optional<base::Timestamp> answered_at;
  std::optional<base::Timestamp> ended_at;

  CallFacts facts;
  CallLimits limits;
  /// Counts every change that was saved.
  std::int64_t version = 0;

  bool operator==(const Call&) const = default;
};

[[nodiscard]] bool has_rejected(const Call& call, UserId user);

[[nodiscard]] std::string_view to_word(CallState state);
[[nodiscard]] std::string_view to_word(CallOutcome outcome);
[[nodiscard]] std::string_view to_word(CallDirection direction);
[[nodiscard]] std::optional<CallState> call_state_from_word(std::string_view word);
[[nodiscard]] std::optional<CallOutcome> call_outcome_from_word(std::string_view word);
[[nodiscard]] std::optional<CallDirection> call_direction_from_word(std::string_view word);

}  // namespace domain
