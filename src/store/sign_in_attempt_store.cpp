#include "store/sign_in_attempt_store.h"

#include "sqlite/statement.h"
#include "store/queries/sign_in_attempt.h"

namespace store {

bool add_sign_in_attempt(Write& write, const SignInAttempt& attempt, const AttemptLimit& per_address,
                         const AttemptLimit& per_email) {
  auto row = write.database().use(queries::add_sign_in_attempt);
  row.bind(attempt.id, attempt.address, attempt.email, attempt.at, per_address.count_max,
           attempt.at - per_address.window, per_email.count_max, attempt.at - per_email.window);
  return row.step();
}

void forget_sign_in_attempts(Write& write, base::Timestamp before) {
  write.database().use(queries::forget_sign_in_attempts).bind(before).run();
}

}  // namespace store
