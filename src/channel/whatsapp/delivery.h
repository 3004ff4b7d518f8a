/// A webhook body of Meta's to facts (Cloud API, webhooks `calls` and `messages`). Every entry, change, call, status
/// and message is looked at. Tolerant: unknown fields, events and keys are counted and passed over, a broken item does
/// not hide its neighbours, and keys of the wrong kind read as missing.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "channel/whatsapp/facts.h"

namespace channel::whatsapp {

/// More than Meta puts into one delivery (1,000 are quoted); what is beyond is dropped and counted.
inline constexpr std::size_t facts_max = 5'000;

struct Delivery {
  std::vector<Fact> facts;
  /// What was there but means nothing to us.
  std::size_t passed_over = 0;
};

/// Refuses only what is no JSON: "json.invalid", "json.too_deep".
[[nodiscard]] base::Result<Delivery> read_delivery(std::string_view body);

}  // namespace channel::whatsapp
