/// Now, on both clocks: the steady one decides, the wall's goes into reports and files.
#pragma once

#include "base/time.h"

namespace media::session {

struct Moment {
  base::SteadyTime steady{};
  base::Timestamp wall{};
};

}  // namespace media::session
