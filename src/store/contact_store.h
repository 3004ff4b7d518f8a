/// Customers and the keys they are known by. Which identity decides who somebody is, is judged in
/// `flow/find_conversation`.
#pragma once

#include <optional>
#include <string_view>

#include "domain/contact.h"
#include "store/write.h"

namespace store {

/// With its identities.
void add_contact(Write& write, const domain::Contact& contact);
[[nodiscard]] std::optional<domain::Contact> find_contact(Ledger& ledger, domain::WorkspaceId workspace,
                                                          domain::ContactId id);
[[nodiscard]] std::optional<domain::ContactId> find_contact_by_identity(Ledger& ledger, domain::WorkspaceId workspace,
                                                                        const domain::Identity& identity);
/// The identity is this contact's from now on, whoever had it before.
void put_identity(Write& write, domain::WorkspaceId workspace, domain::ContactId contact,
                  const domain::Identity& identity);
void rename_contact(Write& write, domain::WorkspaceId workspace, domain::ContactId contact, std::string_view name);

}  // namespace store
