/// What the verbs about people, numbers and conversations are given: the ledger they write, and time, randomness and
/// craft as ports. One per thread, like the ledger in it; everything referred to outlives it.
#pragma once

#include "base/random.h"
#include "base/time.h"
#include "flow/credentials.h"
#include "flow/secrets.h"
#include "store/ledger.h"

namespace flow {

struct Desk {
  store::Ledger& ledger;
  const base::Clock& clock;
  base::Random& random;
  const Credentials& credentials;
  const Secrets& secrets;
};

}  // namespace flow
