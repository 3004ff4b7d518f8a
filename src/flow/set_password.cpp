#include "flow/set_password.h"

#include "domain/person.h"
#include "flow/audit.h"
#include "store/membership_store.h"
#include "store/session_store.h"
#include "store/user_store.h"

namespace flow {

namespace {

tl::unexpected<base::Refusal> refuse_unknown() {
  return base::refuse("user.unknown", "There is no such person.");
}

}  // namespace

base::Result<void> set_password(Desk& desk, const SetPassword& form) {
  const auto user = store::find_user(desk.ledger, form.user);
  if (!user) return refuse_unknown();
  if (auto checked = domain::check_password(form.password, user->email); !checked) return checked;

  const std::string hash = desk.credentials.hash_password(form.password);
  store::Write write(desk.ledger);
  if (!store::change_password_hash(write, form.user, hash)) return refuse_unknown();
  store::end_other_sessions(write, form.user, form.kept_session, desk.clock.now());
  audit(desk, write,
        {.action = "password.set",
         .workspace = store::find_first_workspace(desk.ledger, form.user),
         .by = form.kept_session ? std::optional(form.user) : std::nullopt,
         .detail = {{"user", form.user.text()}}});
  write.commit();
  return {};
}

}  // namespace flow
