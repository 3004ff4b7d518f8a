/// A desk for tests of flows: a real ledger in a file of its own, a clock and randomness that the test governs, and one
/// workspace with an admin, an agent and a number to start from. Needs the module `flow`.
#pragma once

#include <stdexcept>
#include <string>

#include "domain/number.h"
#include "domain/person.h"
#include "flow/desk.h"
#include "sqlite/statement.h"
#include "store/membership_store.h"
#include "store/number_store.h"
#include "store/user_store.h"
#include "store/workspace_store.h"
#include "support/fake_clock.h"
#include "support/open_secrets.h"
#include "support/seeded_random.h"
#include "support/temp_ledger.h"

namespace support {

class TestDesk {
 public:
  [[nodiscard]] flow::Desk desk() { return {made.ledger(), clock, random, credentials, secrets}; }
  [[nodiscard]] store::Ledger& ledger() { return made.ledger(); }

  domain::WorkspaceId add_workspace(const std::string& name) {
    const auto id = domain::WorkspaceId::make(clock.now(), random);
    store::Write write(ledger());
    store::add_workspace(write, {.id = id, .name = name, .created_at = clock.now()});
    write.commit();
    return id;
  }

  /// With the password "correct horse battery".
  domain::UserId add_user(domain::WorkspaceId workspace, const std::string& email,
                          domain::Role role = domain::Role::agent) {
    const auto id = domain::UserId::make(clock.now(), random);
    store::Write write(ledger());
    const domain::User user{.id = id,
                            .email = email,
                            .name = email.substr(0, email.find('@')),
                            .password_hash = credentials.hash_password("correct horse battery"),
                            .suspended_at = {},
                            .created_at = clock.now()};
    if (!store::add_user(write, user)) throw std::runtime_error("taken: " + email);
    if (!store::add_membership(write, {workspace, id, role, clock.now()})) throw std::runtime_error("twice: " + email);
    write.commit();
    return id;
  }

  domain::NumberId add_number(domain::WorkspaceId workspace, const std::string& provider_number_id) {
    const auto id = domain::NumberId::make(clock.now(), random);
    store::Write write(ledger());
    const domain::Number number{.id = id,
                                .workspace = workspace,
                                .label = "Support",
                                .display_number = "+44 20 7946 0101",
                                .provider_number_id = provider_number_id,
                                .account_id = "102030405060708",
                                .graph_base_url = "https://graph.facebook.com",
                                .graph_version = "v25.0",
                                .access_token_sealed = secrets.seal("token"),
                                .app_secret_sealed = secrets.seal("secret"),
                                .verify_token_sealed = secrets.seal("verify"),
                                .takes_calls = true,
                                .created_at = clock.now()};
    if (!store::add_number(write, number)) throw std::runtime_error("taken: " + provider_number_id);
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
  OpenCredentials credentials;
  OpenSecrets secrets;
};

}  // namespace support
