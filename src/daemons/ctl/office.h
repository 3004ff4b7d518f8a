/// What a command that works on the ledger holds: the ledger itself, time, randomness, crafts, joined into a flow::Desk.
#pragma once

#include <memory>

#include "base/time.h"
#include "crypto/random.h"
#include "daemons/craft.h"
#include "flow/desk.h"
#include "settings/settings.h"
#include "store/ledger.h"

namespace daemons::ctl {

class Office {
 public:
  /// Throws base::Failure when the ledger is missing or of another version: `belfryctl migrate` first.
  explicit Office(const settings::Settings& settings);

  [[nodiscard]] flow::Desk& desk() { return desk_; }

 private:
  base::SystemClock clock_;
  crypto::SystemRandom random_;
  RealCredentials credentials_;
  SealedSecrets secrets_;
  store::Ledger ledger_;
  flow::Desk desk_;
};

}  // namespace daemons::ctl
