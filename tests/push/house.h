// A desk to ring in: a real ledger with two agents on one number, an admin who takes no calls, a stranger in another
// workspace, and short ways to change it as the flows do.
#pragma once

#include <optional>
#include <stdexcept>
#include <string>

#include "base/text.h"
#include "domain/person.h"
#include "store/call_store.h"
#include "store/contact_store.h"
#include "store/conversation_store.h"
#include "store/event_store.h"
#include "store/membership_store.h"
#include "store/number_store.h"
#include "store/session_store.h"
#include "store/user_store.h"
#include "store/workspace_store.h"
#include "support/fake_clock.h"
#include "support/seeded_random.h"
#include "support/temp_ledger.h"

namespace push_test {

struct Visitor {
  domain::WorkspaceId workspace;
  domain::UserId user;
  domain::SessionId session;

  /// As nginx asks for them.
  [[nodiscard]] std::string target() const {
    return base::format("/_live/{}/{}/{}", workspace.text(), user.text(), session.text());
  }
};

class House {
 public:
  House() : workspace(add_workspace("Northgate")), elsewhere(add_workspace("Southgate")) {
    priya = add_person(workspace, "Priya Nair");
    tom = add_person(workspace, "Tom Okafor");
    ada = add_person(workspace, "Ada Marsh");
    stranger = add_person(elsewhere, "Sam Stranger");
    number = add_number(workspace, "1001", {priya, tom});
    foreign_number = add_number(elsewhere, "1002", {stranger});
  }

  /// A new call rings; its number is the event's.
  domain::CallId ring() { return ring_at(workspace, number); }
  domain::CallId ring_elsewhere() { return ring_at(elsewhere, foreign_number); }

  void answer(domain::CallId id, const Visitor& agent) {
    change(id, [&](domain::Call& call) {
      call.agent = agent.user;
      call.state = domain::CallState::live;
      call.answered_at = clock.now();
    });
  }
  void end(domain::CallId id) {
    change(id, [&](domain::Call& call) {
      call.state = domain::CallState::ended;
      call.outcome = domain::CallOutcome::completed;
      call.ended_at = clock.now();
    });
  }

  /// A customer writes.
  domain::ConversationId write() {
    const auto conversation = add_conversation(workspace, number);
    store::Write write(ledger());
    write.tell(
        {.workspace = workspace, .kind = "message.added", .call = {}, .conversation = conversation, .at = clock.now()});
    write.commit();
    return conversation;
  }

  void sign_out(const Visitor& person) {
    store::Write write(ledger());
    store::end_session(write, person.session, clock.now());
    write.commit();
  }

  [[nodiscard]] store::Ledger& ledger() { return made_.ledger(); }
  [[nodiscard]] store::Ledger open_for_reading() const { return made_.open(sqlite::Access::read_only); }
  [[nodiscard]] std::filesystem::path ledger_file() const { return made_.file(); }
  [[nodiscard]] std::filesystem::path file(const std::string& name) const { return made_.folder().file(name); }
  [[nodiscard]] std::int64_t last_number() { return store::last_event_number(ledger()); }

 private:
  support::TempLedger made_;

 public:
  support::FakeClock clock;
  support::SeededRandom random;
  domain::WorkspaceId workspace;
  domain::WorkspaceId elsewhere;
  domain::NumberId number;
  domain::NumberId foreign_number;
  Visitor priya;
  Visitor tom;
  /// In the workspace, on no number.
  Visitor ada;
  Visitor stranger;

 private:
  template <class Id>
  Id make_id() {
    return Id::make(clock.now(), random);
  }

  domain::WorkspaceId add_workspace(const std::string& name) {
    const auto id = make_id<domain::WorkspaceId>();
    store::Write write(ledger());
    store::add_workspace(write, {.id = id, .name = name, .created_at = clock.now()});
    write.commit();
    return id;
  }

  Visitor add_person(domain::WorkspaceId where, const std::string& name) {
    const Visitor person{where, make_id<domain::UserId>(), make_id<domain::SessionId>()};
    const std::string email = base::to_lower(name.substr(0, name.find(' '))) + "@belfry.example";
    store::Write write(ledger());
    const domain::User user{.id = person.user,
                            .email = email,
                            .name = name,
                            .password_hash = "x",
                            .suspended_at = {},
                            .created_at = clock.now()};
    if (!store::add_user(write, user) ||
        !store::add_membership(write, {where, person.user, domain::Role::agent, clock.now()}))
      throw std::runtime_error("twice: " + name);
    store::add_session(write, {.id = person.session,
                               .token_hash = person.session.text(),
                               .user = person.user,
                               .workspace = where,
                               .csrf_token = "csrf",
                               .created_at = clock.now(),
                               .seen_at = clock.now(),
                               .expires_at = clock.now() + std::chrono::hours(24),
                               .address = "127.0.0.1",
                               .user_agent = "test"});
    write.commit();
    return person;
  }

  domain::NumberId add_number(domain::WorkspaceId where, const std::string& provider_id,
                              std::initializer_list<Visitor> members) {
    domain::Number made;
    made.id = make_id<domain::NumberId>();
    made.workspace = where;
    made.label = "Support";
    made.display_number = "+44 20 7946 0101";
    made.provider_number_id = provider_id;
    made.account_id = "1";
    made.graph_base_url = "https://graph.facebook.com";
    made.graph_version = "v25.0";
    made.created_at = clock.now();
    store::Write write(ledger());
    bool is_added = store::add_number(write, made);
    for (const Visitor& member : members)
      is_added = is_added && store::put_number_member(write, where, {.number = made.id, .user = member.user});
    if (!is_added) throw std::runtime_error("number " + provider_id);
    write.commit();
    return made.id;
  }

  domain::ConversationId add_conversation(domain::WorkspaceId where, domain::NumberId on) {
    const domain::Contact contact{make_id<domain::ContactId>(), where, "Dana Field", {}, clock.now()};
    const domain::Conversation conversation{.id = make_id<domain::ConversationId>(),
                                            .workspace = where,
                                            .number = on,
                                            .contact = contact.id,
                                            .assigned_user = {},
                                            .last_message_at = clock.now(),
                                            .last_message_preview = "",
                                            .created_at = clock.now()};
    store::Write write(ledger());
    store::add_contact(write, contact);
    if (!store::add_conversation(write, conversation)) throw std::runtime_error("conversation");
    write.commit();
    return conversation.id;
  }

  domain::CallId ring_at(domain::WorkspaceId where, domain::NumberId on) {
    domain::Call call;
    call.id = make_id<domain::CallId>();
    call.workspace = where;
    call.number = on;
    call.provider_call_id = call.id.text();
    call.started_at = clock.now();
    call.ring_until = clock.now() + base::seconds(45);
    store::Write write(ledger());
    store::add_call(write, call);
    tell(write, call);
    write.commit();
    return call.id;
  }

  template <class Change>
  void change(domain::CallId id, Change&& what) {
    store::Write write(ledger());
    domain::Call call = store::find_call_anywhere(write.ledger(), id).value();
    what(call);
    ++call.version;
    store::save_call(write, call);
    tell(write, call);
    write.commit();
  }

  void tell(store::Write& write, const domain::Call& call) {
    write.tell(
        {.workspace = call.workspace, .kind = "call.changed", .call = call.id, .conversation = {}, .at = clock.now()});
  }
};

}  // namespace push_test
