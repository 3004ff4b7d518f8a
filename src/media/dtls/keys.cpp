#include "media/dtls/keys.h"

#include <openssl/crypto.h>

namespace media::dtls {

MasterKey::~MasterKey() {
  OPENSSL_cleanse(key_bytes.data(), key_bytes.size());
  OPENSSL_cleanse(salt_bytes.data(), salt_bytes.size());
}

}  // namespace media::dtls
