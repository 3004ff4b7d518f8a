#include "flow/sign_in.h"

#include <algorithm>
#include <optional>

#include "base/address.h"
#include "base/text.h"
#include "domain/person.h"
#include "flow/audit.h"
#include "store/membership_store.h"
#include "store/user_store.h"

namespace flow {

namespace {

/// Longest first: what is older than this counts for no limit.
constexpr base::microseconds attempts_kept = sign_ins_per_account.window;

/// One household or office of IPv6 has 2^64 addresses, so it is counted as one (RFC 6177: a site gets a /64 or more).
std::string counted_address(const std::string& address) {
  auto endpoint = base::Endpoint::from_text(address, 0);
  if (!endpoint || endpoint->family == base::Endpoint::Family::v4) return address;
  std::fill(endpoint->ip.begin() + 8, endpoint->ip.end(), std::uint8_t{0});
  return endpoint->ip_text();
}

bool count_attempt(Desk& desk, const std::string& email, const std::string& address) {
  const base::Timestamp now = desk.clock.now();
  const store::SignInAttempt attempt{
      .id = base::id_to_text(base::make_id_bits(now, desk.random)),
      .address = counted_address(address),
      .email = email,
      .at = now,
  };
  store::Write write(desk.ledger);
  store::forget_sign_in_attempts(write, now - attempts_kept);
  const bool is_counted = store::add_sign_in_attempt(write, attempt, sign_ins_per_address, sign_ins_per_account);
  write.commit();
  return is_counted;
}

/// The user whose password this is. The same work is done when there is no such user.
std::optional<domain::UserId> prove(Desk& desk, const std::string& email, const std::string& password) {
  const auto user = store::find_user_by_email(desk.ledger, email);
  const bool is_short_enough = password.size() <= domain::password_bytes_max;
  const std::string_view hash = user ? std::string_view(user->password_hash) : desk.credentials.nobodys_hash();
  const bool is_right = desk.credentials.verify_password(hash, is_short_enough ? password : std::string());
  if (!user || !is_short_enough || !is_right || user->suspended_at) return {};
  return user->id;
}

}  // namespace

base::Result<NewSession> sign_in(Desk& desk, const SignIn& form) {
  // Longer addresses belong to nobody; cut, they still count towards the limits.
  const std::string email(base::cut_utf8(domain::clean_email(form.email), domain::email_bytes_max));
  if (!count_attempt(desk, email, form.visitor.address)) {
    return base::refuse("sign_in.too_many", "Too many attempts. Wait a moment, then try again.");
  }
  const auto user = prove(desk, email, form.password);
  const auto workspace = user ? store::find_first_workspace(desk.ledger, *user) : std::nullopt;
  if (!workspace) return base::refuse("sign_in.wrong", "Email or password is wrong.");

  store::Write write(desk.ledger);
  NewSession session = open_session(desk, write, *workspace, *user, form.visitor);
  audit(desk, write,
        {.action = "session.open", .workspace = workspace, .by = user, .detail = {{"session", session.id.text()}}});
  write.commit();
  return session;
}

}  // namespace flow
