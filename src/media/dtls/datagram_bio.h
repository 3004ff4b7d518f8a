/// OpenSSL's way to the network: a BIO that reads the one datagram lent to it and hands each write on as one datagram.
/// OpenSSL's own memory BIOs are streams and would run datagrams together.
#pragma once

#include "base/bytes.h"
#include "media/dtls/connection.h"
#include "media/dtls/openssl.h"

namespace media::dtls {

/// What a BIO works on. Both are set for the length of one call into OpenSSL; without an outbox, writes are swallowed.
struct Mailbox {
  base::ByteView incoming;
  Outbox* outbox = nullptr;
};

/// A new BIO, to be owned by an SSL object. `mailbox` must outlive it.
[[nodiscard]] BIO* make_datagram_bio(Mailbox& mailbox);

}  // namespace media::dtls
