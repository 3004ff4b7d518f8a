/// Business numbers and who may take their calls. Secrets are sealed bytes here; opening them is the flow's business.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "domain/number.h"
#include "store/write.h"

namespace store {

/// False when the provider's number id is taken, in whatever workspace.
[[nodiscard]] bool add_number(Write& write, const domain::Number& number);
/// Everything but id, workspace, provider number id and creation time. False when there is no such number.
[[nodiscard]] bool change_number(Write& write, const domain::Number& number);

[[nodiscard]] std::optional<domain::Number> find_number(Ledger& ledger, domain::WorkspaceId workspace,
                                                        domain::NumberId id);
/// By provider number id.
[[nodiscard]] std::vector<domain::Number> list_numbers(Ledger& ledger, domain::WorkspaceId workspace);

/// For news from the provider, which names a number and not a workspace: the row says whose it is.
[[nodiscard]] std::optional<domain::Number> find_number_by_provider_id(Ledger& ledger,
                                                                       std::string_view provider_number_id);
/// All numbers of all workspaces: for the provider's handshake, which names neither.
[[nodiscard]] std::vector<domain::Number> list_every_number(Ledger& ledger);

struct NumberMember {
  domain::NumberId number;
  domain::UserId user;
  bool may_call = true;
  int ring_order = 0;
};

/// Adds or changes. False when number or person is not of this workspace.
[[nodiscard]] bool put_number_member(Write& write, domain::WorkspaceId workspace, const NumberMember& member);
/// In ring order.
[[nodiscard]] std::vector<NumberMember> list_number_members(Ledger& ledger, domain::WorkspaceId workspace,
                                                            domain::NumberId number);

}  // namespace store
