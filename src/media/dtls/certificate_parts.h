/// What Certificate hides: the options and the key that every connection starts from.
#pragma once

#include "media/dtls/certificate.h"
#include "media/dtls/openssl.h"

namespace media::dtls {

struct Certificate::Parts {
  ContextHandle context;
  Fingerprint fingerprint;
};

}  // namespace media::dtls
