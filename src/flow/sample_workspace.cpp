#include "flow/sample_workspace.h"

#include <array>
#include <optional>

#include "base/failure.h"
#include "domain/message.h"
#include "domain/number.h"
#include "domain/person.h"
#include "flow/add_user.h"
#include "flow/find_conversation.h"
#include "flow/sample_call.h"
#include "flow/sample_story.h"
#include "flow/set_number.h"
#include "store/message_store.h"
#include "store/number_store.h"
#include "store/user_store.h"
#include "store/workspace_store.h"

namespace flow {

namespace {

constexpr std::string_view sample_label = "Northgate Support";
constexpr std::string_view sample_display_number = "+44 20 7946 0101";

using People = std::array<domain::UserId, std::size(sample_people)>;
using Hashes = std::array<std::string, std::size(sample_people)>;

Hashes hash_passwords(const Credentials& credentials) {
  Hashes hashes;
  for (auto& hash : hashes) hash = credentials.hash_password(sample_password);
  return hashes;
}

People write_people(Desk& desk, store::Write& write, domain::WorkspaceId workspace, const Hashes& hashes) {
  People people;
  for (std::size_t i = 0; i < people.size(); ++i) {
    const AddUser person{
        .workspace = workspace,
        .name = std::string(sample_people[i].name),
        .email = std::string(sample_people[i].email),
        .password = {},
        .role = domain::role_from_word(sample_people[i].role).value(),
        .by = {},
    };
    people[i] = domain::UserId::make(desk.clock.now(), desk.random);
    const bool is_new = write_user(desk, write, person, people[i], hashes[i]);
    base::check(is_new, "the sample people are the first");
  }
  return people;
}

domain::NumberId write_number(Desk& desk, store::Write& write, domain::WorkspaceId workspace,
                              const SampleNumber& sample, const People& people) {
  const domain::Number number{
      .id = domain::NumberId::make(desk.clock.now(), desk.random),
      .workspace = workspace,
      .label = std::string(sample_label),
      .display_number = std::string(sample_display_number),
      .provider_number_id = sample.provider_number_id,
      .account_id = sample.account_id,
      .graph_base_url = sample.graph_base_url,
      .graph_version = sample.graph_version,
      .access_token_sealed = desk.secrets.seal(sample.access_token),
      .app_secret_sealed = desk.secrets.seal(sample.app_secret),
      .verify_token_sealed = desk.secrets.seal(sample.verify_token),
      .takes_calls = true,
      .created_at = desk.clock.now(),
  };
  const bool is_new = store::add_number(write, number);
  base::check(is_new, "the sample number is the first");
  for (std::size_t i = 0; i < people.size(); ++i) {
    const bool is_member = store::put_number_member(
        write, workspace, {.number = number.id, .user = people[i], .ring_order = static_cast<int>(i)});
    base::check(is_member, "the sample people take part in the sample number");
  }
  return number.id;
}

std::optional<domain::UserId> user_of(sample::Author author, const People& people) {
  switch (author) {
    case sample::Author::customer:
      return {};
    case sample::Author::priya:
      return people[1];
    case sample::Author::tom:
      return people[2];
  }
  return {};
}

void write_line(Desk& desk, store::Write& write, domain::WorkspaceId workspace, domain::ConversationId conversation,
                const sample::Line& line, std::optional<domain::UserId> author) {
  const base::Timestamp sent_at = desk.clock.now() - line.ago;
  const domain::Message message{
      .id = domain::MessageId::make(sent_at, desk.random),
      .workspace = workspace,
      .conversation = conversation,
      .kind = domain::MessageKind::text,
      .direction = author ? domain::MessageDirection::out : domain::MessageDirection::in,
      .author = author,
      .body = std::string(line.text),
      .provider_message_id = {},
      .call = {},
      .sent_at = sent_at,
  };
  const bool is_new = store::add_message(write, message);
  base::check(is_new, "a sample message has no provider's id to clash with");
}

void write_story(Desk& desk, store::Write& write, domain::WorkspaceId workspace, domain::NumberId number,
                 const sample::Story& story, const People& people) {
  const base::Timestamp now = desk.clock.now();
  const Sender sender{.identities = {{domain::IdentityKind::phone, std::string(story.phone)},
                                     {domain::IdentityKind::whatsapp_id, std::string(story.phone)}},
                      .name = std::string(story.name)};
  const auto met_at = now - story.lines.front().ago;
  const auto found = find_conversation(write, desk.random, met_at, workspace, number, sender);
  for (const sample::Line& line : story.lines) {
    write_line(desk, write, workspace, found.conversation, line, user_of(line.author, people));
  }
  for (const sample::Ring& ring : story.rings) {
    const SampleCall call{
        .workspace = workspace,
        .number = number,
        .contact = found.contact,
        .conversation = found.conversation,
        .at = now - ring.ago,
        .rang = ring.rang,
        .agent = user_of(ring.agent, people),
        .talked = ring.talked,
    };
    write_sample_call(desk, write, call);
  }
}

/// Ports and secrets of a practice desk may change from start to start.
void renew_number(Desk& desk, const SampleNumber& sample) {
  const auto number = store::find_number_by_provider_id(desk.ledger, sample.provider_number_id);
  if (!number) return;
  const SetNumber changed{
      .workspace = number->workspace,
      .provider_number_id = sample.provider_number_id,
      .label = {},
      .display_number = {},
      .account_id = sample.account_id,
      .graph_base_url = sample.graph_base_url,
      .graph_version = sample.graph_version,
      .access_token = sample.access_token,
      .app_secret = sample.app_secret,
      .verify_token = sample.verify_token,
      .takes_calls = {},
      .by = {},
  };
  const auto renewed = set_number(desk, changed);
  if (!renewed) throw base::Failure("sample number: " + renewed.error().front().detail);
}

}  // namespace

bool make_sample_workspace(Desk& desk, const SampleNumber& number) {
  if (store::has_users(desk.ledger)) {
    renew_number(desk, number);
    return false;
  }
  const Hashes hashes = hash_passwords(desk.credentials);
  const auto workspace = domain::WorkspaceId::make(desk.clock.now(), desk.random);
  store::Write write(desk.ledger);
  store::add_workspace(write, {.id = workspace, .name = "Northgate", .created_at = desk.clock.now()});
  const People people = write_people(desk, write, workspace, hashes);
  const domain::NumberId id = write_number(desk, write, workspace, number, people);
  for (const sample::Story& story : sample::stories()) write_story(desk, write, workspace, id, story, people);
  write.commit();
  return true;
}

}  // namespace flow
