/// What the switchboard's reasons mean to the people at the desk.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace flow {

inline constexpr std::string_view sound_is_away = "Sound is not available: the media service does not answer.";

/// Why a leg could not be made.
[[nodiscard]] std::string sentence_of_refusal(const base::Refusal& refusal);
/// Why the customer's sound is gone, by the reason of the news.
[[nodiscard]] std::string sentence_of_customer_loss(std::string_view reason);
[[nodiscard]] std::string sentence_of_agent_loss(std::string_view reason);

}  // namespace flow
