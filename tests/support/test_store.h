/// A ledger for tests of the stores, with short ways to put the usual things into it. Needs the module `store`.
#pragma once

#include <stdexcept>
#include <string>

#include "sqlite/statement.h"
#include "store/contact_store.h"
#include "store/conversation_store.h"
#include "store/membership_store.h"
#include "store/number_store.h"
#include "store/user_store.h"
#include "store/workspace_store.h"
#include "support/fake_clock.h"
#include "support/seeded_random.h"
#include "support/temp_ledger.h"

namespace support {

class TestStore {
 public:
  [[nodiscard]] store::Ledger& ledger() { return made.ledger(); }
  template <class Id>
  [[nodiscard]] Id make_id() {
    return Id::make(clock.now(), random);
  }

  domain::WorkspaceId add_workspace(const std::string& name = "Northgate") {
    const auto id = make_id<domain::WorkspaceId>();
    store::Write write(ledger());
    store::add_workspace(write, {.id = id, .name = name, .created_at = clock.now()});
    write.commit();
    return id;
  }

  domain::UserId add_user(domain::WorkspaceId workspace, const std::string& name) {
    const auto id = make_id<domain::UserId>();
    store::Write write(ledger());
    insist(
        store::add_user(write, {.id = id, .email = name + "@belfry.example", .name = name, .created_at = clock.now()}));
    insist(store::add_membership(write, {.workspace = workspace, .user = id, .created_at = clock.now()}));
    write.commit();
    return id;
  }

  domain::NumberId add_number(domain::WorkspaceId workspace, const std::string& provider_number_id) {
    const auto id = make_id<domain::NumberId>();
    store::Write write(ledger());
    insist(store::add_number(write, {.id = id,
                                     .workspace = workspace,
                                     .label = "Support",
                                     .display_number = "+44 20 7946 0101",
                                     .provider_number_id = provider_number_id,
                                     .created_at = clock.now()}));
    write.commit();
    return id;
  }

  domain::ContactId add_contact(domain::WorkspaceId workspace, const std::string& name,
                                std::vector<domain::Identity> identities = {}) {
    const auto id = make_id<domain::ContactId>();
    store::Write write(ledger());
    store::add_contact(write, {.id = id,
                               .workspace = workspace,
                               .name = name,
                               .identities = std::move(identities),
                               .created_at = clock.now()});
    write.commit();
    return id;
  }

  domain::ConversationId add_conversation(domain::WorkspaceId workspace, domain::NumberId number,
                                          domain::ContactId contact) {
    const auto id = make_id<domain::ConversationId>();
    store::Write write(ledger());
    insist(store::add_conversation(
        write, {.id = id, .workspace = workspace, .number = number, .contact = contact, .created_at = clock.now()}));
    write.commit();
    return id;
  }

  /// The first column of the first row, for looking behind the stores.
  std::int64_t ask(const char* sql) {
    auto row = ledger().database().use(sql);
    return row.step() ? row.integer(0) : -1;
  }

  TempLedger made;
  FakeClock clock;
  SeededRandom random;

 private:
  static void insist(bool done) {
    if (!done) throw std::runtime_error("the test's own row was refused");
  }
};

}  // namespace support
