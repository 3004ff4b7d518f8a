#include "flow/find_conversation.h"

#include <algorithm>
#include <optional>

#include "base/failure.h"
#include "base/text.h"
#include "store/contact_store.h"
#include "store/conversation_store.h"

namespace flow {

namespace {

using domain::IdentityKind;

/// Usable ones, the most trusted first.
std::vector<domain::Identity> in_order_of_trust(std::vector<domain::Identity> identities) {
  std::erase_if(identities, [](const domain::Identity& identity) {
    return identity.value.empty() || identity.value.size() > domain::identity_bytes_max;
  });
  std::stable_sort(identities.begin(), identities.end(),
                   [](const domain::Identity& a, const domain::Identity& b) { return a.kind < b.kind; });
  return identities;
}

const domain::Identity* own_id_in(const std::vector<domain::Identity>& identities) {
  const auto own = std::find_if(identities.begin(), identities.end(), [](const domain::Identity& identity) {
    return identity.kind == IdentityKind::business_scoped_id;
  });
  return own == identities.end() ? nullptr : &*own;
}

/// Known under another business-scoped id than the sender has: somebody else.
bool is_somebody_else(const domain::Contact& contact, const std::vector<domain::Identity>& sent) {
  const auto* known = own_id_in(contact.identities);
  const auto* now = own_id_in(sent);
  return known != nullptr && now != nullptr && known->value != now->value;
}

std::optional<domain::Contact> recognise(store::Ledger& ledger, domain::WorkspaceId workspace,
                                         const std::vector<domain::Identity>& identities) {
  for (const auto& identity : identities) {
    const auto id = store::find_contact_by_identity(ledger, workspace, identity);
    if (!id) continue;
    auto contact = store::find_contact(ledger, workspace, *id);
    base::check(contact.has_value(), "an identity belongs to a contact of its workspace");
    if (!is_somebody_else(*contact, identities)) return contact;
  }
  return {};
}

/// Gives the contact an identity; whoever had it before is called by what they have left.
void give(store::Write& write, domain::WorkspaceId workspace, domain::ContactId contact,
          const domain::Identity& identity) {
  const auto owner = store::find_contact_by_identity(write.ledger(), workspace, identity);
  if (owner == contact) return;
  store::put_identity(write, workspace, contact, identity);
  if (owner) store::retitle_conversations(write, workspace, *owner);
}

domain::ContactId meet(store::Write& write, base::Random& random, base::Timestamp now, domain::WorkspaceId workspace,
                       const std::string& name, const std::vector<domain::Identity>& identities) {
  const auto id = domain::ContactId::make(now, random);
  store::add_contact(write, {.id = id, .workspace = workspace, .name = name, .identities = {}, .created_at = now});
  for (const auto& identity : identities) give(write, workspace, id, identity);
  return id;
}

/// Keeps what this time tells more than before.
void learn(store::Write& write, const domain::Contact& contact, const std::string& name,
           const std::vector<domain::Identity>& identities) {
  if (!name.empty() && name != contact.name) store::rename_contact(write, contact.workspace, contact.id, name);
  for (const auto& identity : identities) give(write, contact.workspace, contact.id, identity);
  store::retitle_conversations(write, contact.workspace, contact.id);
}

domain::ConversationId conversation_of(store::Write& write, base::Random& random, base::Timestamp now,
                                       domain::WorkspaceId workspace, domain::NumberId number,
                                       domain::ContactId contact) {
  if (const auto known = store::find_conversation_of(write.ledger(), workspace, number, contact)) return *known;
  const auto id = domain::ConversationId::make(now, random);
  const bool is_new = store::add_conversation(write, {.id = id,
                                                      .workspace = workspace,
                                                      .number = number,
                                                      .contact = contact,
                                                      .assigned_user = {},
                                                      .last_message_at = now,
                                                      .last_message_preview = {},
                                                      .created_at = now});
  base::check(is_new, "a conversation missing in this transaction stays missing in it");
  return id;
}

}  // namespace

FoundConversation find_conversation(store::Write& write, base::Random& random, base::Timestamp now,
                                    domain::WorkspaceId workspace, domain::NumberId number, const Sender& sender) {
  const auto identities = in_order_of_trust(sender.identities);
  const std::string name(base::cut_utf8(base::trim(sender.name), domain::contact_name_bytes_max));
  const auto known = recognise(write.ledger(), workspace, identities);
  if (known) learn(write, *known, name, identities);
  const domain::ContactId contact = known ? known->id : meet(write, random, now, workspace, name, identities);
  return {contact, conversation_of(write, random, now, workspace, number, contact)};
}

}  // namespace flow
