/// Ufrag and password of one end of one leg (RFC 8445 section 5.3), taken as text from or written as text into an SDP.
#pragma once

#include <string>

#include "base/random.h"

namespace media::ice {

struct Credentials {
  std::string ufrag;
  std::string password;
};

/// 8 characters of ufrag and 24 of password from the base64 alphabet, all of which are ice-chars (RFC 8839
/// section 5.4): 48 and 144 random bits. Whoever tells legs apart by ufrag asks again when it is taken.
[[nodiscard]] Credentials make_credentials(base::Random& random);

}  // namespace media::ice
