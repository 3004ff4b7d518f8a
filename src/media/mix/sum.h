/// Several voices heard as one: samples added, and kept in range instead of wrapping.
#pragma once

#include <cstdint>
#include <span>

namespace media::mix {

/// Adds `voice` to `sum`, sample by sample; both are equally long.
void add(std::span<std::int16_t> sum, std::span<const std::int16_t> voice);

}  // namespace media::mix
