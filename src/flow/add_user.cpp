#include "flow/add_user.h"

#include "base/failure.h"
#include "base/text.h"
#include "flow/audit.h"
#include "store/membership_store.h"
#include "store/user_store.h"

namespace flow {

Complaints complaints_about_person(std::string_view name, std::string_view email, std::string_view password) {
  Complaints complaints;
  const std::string address = domain::clean_email(email);
  note(complaints, domain::check_person_name(name));
  note(complaints, domain::check_email(address));
  note(complaints, domain::check_password(password, address));
  return complaints;
}

bool write_user(Desk& desk, store::Write& write, const AddUser& form, domain::UserId id, std::string password_hash) {
  const base::Timestamp now = desk.clock.now();
  const domain::User user{
      .id = id,
      .email = domain::clean_email(form.email),
      .name = std::string(base::trim(form.name)),
      .password_hash = std::move(password_hash),
      .suspended_at = {},
      .created_at = now,
  };
  const bool is_new = store::add_user(write, user);
  if (!is_new) return false;
  const bool has_joined =
      store::add_membership(write, {.workspace = form.workspace, .user = id, .role = form.role, .created_at = now});
  base::check(has_joined, "a user just made is in no workspace yet");
  audit(desk, write,
        {.action = "user.add",
         .workspace = form.workspace,
         .by = form.by,
         .detail = {{"user", id.text()}, {"role", std::string(domain::to_word(form.role))}}});
  return true;
}

base::Result<domain::UserId, Complaints> add_user(Desk& desk, const AddUser& form) {
  if (auto complaints = complaints_about_person(form.name, form.email, form.password); !complaints.empty()) {
    return base::refuse_with(std::move(complaints));
  }
  const auto id = domain::UserId::make(desk.clock.now(), desk.random);
  std::string hash = desk.credentials.hash_password(form.password);
  store::Write write(desk.ledger);
  if (!write_user(desk, write, form, id, std::move(hash))) {
    return base::refuse_with(Complaints{{"email.taken", "Somebody has this email address already."}});
  }
  write.commit();
  return id;
}

}  // namespace flow
