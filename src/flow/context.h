/// What the verbs about calls are given: the ledger they write, the outside as ports, time and randomness. One per
/// thread, like the ledger and the clients in it; everything referred to outlives it.
#pragma once

#include "base/random.h"
#include "base/time.h"
#include "channel/whatsapp/graph.h"
#include "control/switchboard.h"
#include "flow/secrets.h"
#include "settings/settings.h"
#include "store/ledger.h"

namespace flow {

struct Context {
  store::Ledger& ledger;
  const base::Clock& clock;
  base::Random& random;
  control::Switchboard& switchboard;
  channel::whatsapp::Graph& graph;
  const settings::Settings& settings;
  const Secrets& secrets;
};

}  // namespace flow
