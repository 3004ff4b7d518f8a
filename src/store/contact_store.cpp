#include "store/contact_store.h"

#include "sqlite/statement.h"
#include "store/ids.h"
#include "store/queries/contact.h"

namespace store {

namespace {

std::vector<domain::Identity> identities_of(Ledger& ledger, domain::WorkspaceId workspace, domain::ContactId contact) {
  std::vector<domain::Identity> identities;
  auto row = ledger.database().use(queries::list_identities);
  row.bind(workspace.text(), contact.text());
  while (row.step()) {
    const auto kind = domain::identity_kind_from_word(row.text(0));
    if (!kind) throw base::Failure("ledger: an identity is of no kind that we know");
    identities.push_back({*kind, row.text(1)});
  }
  return identities;
}

}  // namespace

void add_contact(Write& write, const domain::Contact& contact) {
  write.database()
      .use(queries::add_contact)
      .bind(contact.id.text(), contact.workspace.text(), contact.name, contact.created_at)
      .run();
  for (const auto& identity : contact.identities) put_identity(write, contact.workspace, contact.id, identity);
}

std::optional<domain::Contact> find_contact(Ledger& ledger, domain::WorkspaceId workspace, domain::ContactId id) {
  auto row = ledger.database().use(queries::find_contact);
  if (!row.bind(workspace.text(), id.text()).step()) return {};
  return domain::Contact{
      .id = id_at<domain::ContactId>(row, 0),
      .workspace = id_at<domain::WorkspaceId>(row, 1),
      .name = row.text(2),
      .identities = identities_of(ledger, workspace, id),
      .created_at = row.time(3),
  };
}

std::optional<domain::ContactId> find_contact_by_identity(Ledger& ledger, domain::WorkspaceId workspace,
                                                          const domain::Identity& identity) {
  auto row = ledger.database().use(queries::find_contact_by_identity);
  if (!row.bind(workspace.text(), domain::to_word(identity.kind), identity.value).step()) return {};
  return id_at<domain::ContactId>(row, 0);
}

void put_identity(Write& write, domain::WorkspaceId workspace, domain::ContactId contact,
                  const domain::Identity& identity) {
  write.database()
      .use(queries::put_identity)
      .bind(workspace.text(), domain::to_word(identity.kind), identity.value, contact.text())
      .run();
}

void rename_contact(Write& write, domain::WorkspaceId workspace, domain::ContactId contact, std::string_view name) {
  write.database().use(queries::rename_contact).bind(workspace.text(), contact.text(), name).run();
}

}  // namespace store
