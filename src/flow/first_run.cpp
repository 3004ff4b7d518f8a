#include "flow/first_run.h"

#include "base/failure.h"
#include "base/text.h"
#include "flow/add_user.h"
#include "flow/audit.h"
#include "store/setup_token_store.h"
#include "store/user_store.h"
#include "store/workspace_store.h"

namespace flow {

namespace {

constexpr std::size_t setup_token_bytes = 32;

Complaints complaints_about(const FirstRun& form) {
  Complaints complaints;
  const std::string_view name = base::trim(form.workspace_name);
  // Shown in the same places as a person's name, so the same is asked of it.
  if (name.size() > workspace_name_bytes_max || !domain::check_person_name(name)) {
    complaints.push_back({"workspace.name", "The desk needs a name, in one line."});
  }
  for (auto& complaint : complaints_about_person(form.name, form.email, form.password)) {
    complaints.push_back(std::move(complaint));
  }
  return complaints;
}

tl::unexpected<Complaints> refuse_token() {
  return base::refuse_with(
      Complaints{{"setup.token", "This link has been used or is too old. Restart the desk to get a new one."}});
}

}  // namespace

std::optional<std::string> offer_setup_token(Desk& desk) {
  if (store::has_users(desk.ledger)) return {};
  std::string token = base::random_token(desk.random, setup_token_bytes);
  store::Write write(desk.ledger);
  store::replace_setup_token(write, desk.credentials.hash_token(token), desk.clock.now());
  write.commit();
  return token;
}

bool is_setup_open(Desk& desk, std::string_view token) {
  return store::is_setup_token_open(desk.ledger, desk.credentials.hash_token(token),
                                    desk.clock.now() - setup_token_lives);
}

base::Result<NewSession, Complaints> first_run(Desk& desk, const FirstRun& form) {
  // Before the slow hash, and once more where it counts, in the transaction.
  if (!is_setup_open(desk, form.token)) return refuse_token();
  if (auto complaints = complaints_about(form); !complaints.empty()) return base::refuse_with(std::move(complaints));

  const base::Timestamp now = desk.clock.now();
  const auto workspace = domain::WorkspaceId::make(now, desk.random);
  const auto user = domain::UserId::make(now, desk.random);
  std::string hash = desk.credentials.hash_password(form.password);

  store::Write write(desk.ledger);
  const std::string token_hash = desk.credentials.hash_token(form.token);
  if (!store::use_setup_token(write, token_hash, now, now - setup_token_lives)) return refuse_token();
  store::add_workspace(write,
                       {.id = workspace, .name = std::string(base::trim(form.workspace_name)), .created_at = now});
  const AddUser admin{.workspace = workspace,
                      .name = form.name,
                      .email = form.email,
                      .password = {},
                      .role = domain::Role::admin,
                      .by = {}};
  const bool is_new = write_user(desk, write, admin, user, std::move(hash));
  base::check(is_new, "the first person's address is taken by nobody");
  NewSession session = open_session(desk, write, workspace, user, form.visitor);
  audit(desk, write, {.action = "workspace.open", .workspace = workspace, .by = user, .detail = {}});
  write.commit();
  return session;
}

}  // namespace flow
