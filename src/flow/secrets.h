/// The port through which flows seal what must not lie open in the ledger (access tokens, app secrets) and open it
/// again for the moment of use. The program wires it to crypto::Sealer.
#pragma once

#include <string>
#include <string_view>

#include "base/bytes.h"

namespace flow {

class Secrets {
 public:
  virtual ~Secrets() = default;
  [[nodiscard]] virtual base::Bytes seal(std::string_view plain) const = 0;
  /// Throws base::Failure when `sealed` was not sealed with this installation's key.
  [[nodiscard]] virtual std::string open(base::ByteView sealed) const = 0;
};

}  // namespace flow
