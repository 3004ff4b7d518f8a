/// Private to this module: libsodium is started before its first use, from whatever thread comes first.
#pragma once

namespace crypto {

/// Throws base::Failure when libsodium cannot start.
void start_sodium();

}  // namespace crypto
