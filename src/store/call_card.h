/// What a browser may know of a call: the card that rings, the line in the call list, the entry in the thread. One
/// query joins it; who may see it is asked separately (`may_hear_call`, `open_call_cards`).
///
///   {"id","state","outcome","outcome_text","direction","contact":{"id","name","number"},"number":{"id","label","display"},
///    "conversation_id","agent":{"id","name"}|null,"rejected":bool,"started_at","ring_until","answered_at","ended_at",
///    "failure_text","notice","sound":"waiting"|"connected"|"lost","recordings":["customer","agent","mix"]}
/// Times are microseconds since 1970 UTC or null; `rejected` and `notice` are as the viewer sees them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "domain/call.h"
#include "domain/ids.h"
#include "json/json.h"
#include "store/ledger.h"

namespace store {

enum class CardSound { waiting, connected, lost };

struct CallCard {
  domain::CallId id;
  domain::WorkspaceId workspace;
  domain::CallState state = domain::CallState::ringing;
  std::optional<domain::CallOutcome> outcome;
  /// As people read it: "Missed call, No agent picked up"; "Call ended, Handled by Priya Nair, 0:42"; while it is open
  /// "Incoming call" or "Call in progress".
  std::string outcome_text;
  domain::CallDirection direction = domain::CallDirection::inbound;
  /// The first three are empty in a tombstone. `contact_number` is as the provider wrote it with a plus, or empty: a
  /// customer may have none.
  std::optional<domain::ContactId> contact;
  std::string contact_name;
  std::string contact_number;
  std::optional<domain::ConversationId> conversation;
  domain::NumberId number;
  std::string number_label;
  std::string number_display;
  std::optional<domain::UserId> agent;
  std::string agent_name;
  std::vector<domain::UserId> rejected_by;
  base::Timestamp started_at{};
  base::Timestamp ring_until{};
  std::optional<base::Timestamp> answered_at;
  std::optional<base::Timestamp> ended_at;
  std::optional<std::int64_t> failure_code;
  std::string failure_text;
  std::string notice;
  /// For everyone when unset.
  std::optional<domain::UserId> notice_user;
  CardSound sound = CardSound::waiting;
  /// Tracks that are complete on disk: "customer", "agent", "mix".
  std::vector<std::string> recordings;
};

[[nodiscard]] std::optional<CallCard> find_call_card(Ledger& ledger, domain::WorkspaceId workspace,
                                                     domain::CallId call);

/// Calls that are not over and that this person may hear of, oldest first: the bell's snapshot.
[[nodiscard]] std::vector<CallCard> open_call_cards(Ledger& ledger, domain::WorkspaceId workspace, domain::UserId user);

/// Newest first, those that started before `before` (or all); `limit` at most 200. For the call list.
[[nodiscard]] std::vector<CallCard> list_call_cards(Ledger& ledger, domain::WorkspaceId workspace,
                                                    std::optional<base::Timestamp> before, int limit);

/// The calls of one conversation's thread, oldest first, at most the newest `limit`.
[[nodiscard]] std::vector<CallCard> call_cards_of(Ledger& ledger, domain::WorkspaceId workspace,
                                                  domain::ConversationId conversation, int limit);

/// Who is told of a call while it is open: members of its number with the right to take calls, not suspended. The bell
/// asks for each listening person; what they see of an ended call is the pages' business.
[[nodiscard]] bool may_hear_call(Ledger& ledger, domain::WorkspaceId workspace, domain::CallId call,
                                 domain::UserId user);

/// Everybody `may_hear_call` says yes to, in one query.
[[nodiscard]] std::vector<domain::UserId> hearers_of(Ledger& ledger, domain::WorkspaceId workspace,
                                                     domain::CallId call);

[[nodiscard]] json::Object to_json(const CallCard& card, domain::UserId viewer);

}  // namespace store
