/// OpenSSL measures its DTLS timer with gettimeofday. A test program that has wall_clock.cpp among its sources brings
/// its own, so that a handshake of many lost flights takes no time.
#pragma once

#include "base/time.h"

namespace support {

/// From the first call on, gettimeofday tells this time.
void set_wall_clock(base::SteadyTime now);

}  // namespace support
