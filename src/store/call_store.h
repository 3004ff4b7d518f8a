/// Calls to rows and back, the claim, and the look-ups of those who watch over time. Only `flow` writes.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "domain/call.h"
#include "store/write.h"

namespace store {

void add_call(Write& write, const domain::Call& call);
/// The call as it is now; the caller has counted `version` up.
void save_call(Write& write, const domain::Call& call);

[[nodiscard]] std::optional<domain::Call> find_call(Ledger& ledger, domain::WorkspaceId workspace, domain::CallId id);
/// For the clerk and for our own switchboard's news, which name a call and no workspace: the row says whose it is.
[[nodiscard]] std::optional<domain::Call> find_call_anywhere(Ledger& ledger, domain::CallId id);
[[nodiscard]] std::optional<domain::Call> find_call_by_provider_id(Ledger& ledger, domain::WorkspaceId workspace,
                                                                   domain::NumberId number,
                                                                   std::string_view provider_call_id);

/// Decides who answers, in one statement: true when the call rings, nobody has it, its time is not over and this agent
/// may take calls on its number. The facts are then still to be saved, in the same Write.
[[nodiscard]] bool claim_call(Write& write, domain::WorkspaceId workspace, domain::CallId id, domain::UserId agent,
                              base::Timestamp now);

[[nodiscard]] bool may_take_calls(Ledger& ledger, domain::WorkspaceId workspace, domain::NumberId number,
                                  domain::UserId user);
/// Who rings: everyone who may take calls on this number and has an open session (seen at `seen_since` or later).
[[nodiscard]] std::vector<domain::UserId> ring_targets(Ledger& ledger, domain::WorkspaceId workspace,
                                                       domain::NumberId number, base::Timestamp now,
                                                       base::Timestamp seen_since);

/// Of all workspaces.
[[nodiscard]] std::vector<domain::CallId> open_calls(Ledger& ledger);
[[nodiscard]] std::vector<domain::CallId> calls_due(Ledger& ledger, base::Timestamp now, int limit);
[[nodiscard]] std::optional<base::Timestamp> next_call_deadline(Ledger& ledger);

}  // namespace store
