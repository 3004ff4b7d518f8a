/// After a call: both tracks decoded, laid over each other and encoded again as one, for listening. Tracks of one call
/// begin at the same moment and have no gaps, so they need no aligning.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>

#include "base/time.h"

namespace switchboard {

inline constexpr int mix_bitrate = 24'000;

struct MixOrder {
  std::filesystem::path customer;
  std::filesystem::path agent;
  std::filesystem::path mix;
  std::string call;
  base::Timestamp started_at{};
};

struct MixMade {
  std::int64_t bytes = 0;
  base::microseconds duration{};
};

/// Appears under its name only when it is complete. Nothing when a stop was wished for in between. Throws base::Failure
/// when the disk says no. Costs about a quarter of a second a minute of call.
[[nodiscard]] std::optional<MixMade> render_mix(const MixOrder& order, std::stop_token stop);

}  // namespace switchboard
