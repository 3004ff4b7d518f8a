#include "media/mix/sum.h"

#include <algorithm>
#include <limits>

#include "base/failure.h"

namespace media::mix {

void add(std::span<std::int16_t> sum, std::span<const std::int16_t> voice) {
  base::check(sum.size() == voice.size(), "voices of a mix are equally long");
  for (std::size_t i = 0; i < sum.size(); ++i) {
    using Limits = std::numeric_limits<std::int16_t>;
    const int both = int{sum[i]} + int{voice[i]};
    sum[i] = static_cast<std::int16_t>(std::clamp<int>(both, Limits::min(), Limits::max()));
  }
}

}  // namespace media::mix
