/// What can be told of DTLS records before OpenSSL reads them (RFC 6347 section 4.1).
///
///    | type | version, 2 | epoch, 2 | sequence, 6 | length, 2 | content, and maybe more records
#pragma once

#include "base/bytes.h"

namespace media::dtls {

/// True when the bytes begin like a record that carries (a part of) a ClientHello: content type 22, epoch 0, handshake
/// type 1. For a leg whose role the answer leaves open.
[[nodiscard]] bool is_client_hello(base::ByteView datagram);

/// False when a plaintext record is of a kind that no handshake has. OpenSSL ends a handshake for one byte of plaintext
/// application data, which anybody can forge; such a datagram is to be dropped (RFC 6347 section 4.1.2.7).
[[nodiscard]] bool may_be_of_a_handshake(base::ByteView datagram);

}  // namespace media::dtls
