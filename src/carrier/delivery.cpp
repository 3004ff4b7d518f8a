#include "carrier/delivery.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/failure.h"

namespace carrier {

namespace {

using base::seconds;

constexpr std::array delays = {seconds(1),  seconds(2),   seconds(5),  seconds(15),
                               seconds(60), seconds(300), seconds(900)};
constexpr seconds last_delay{3'600};

constexpr std::array<std::pair<Seal, std::string_view>, 4> seals = {{
    {Seal::good, "good"},
    {Seal::tampered, "tampered"},
    {Seal::foreign, "foreign"},
    {Seal::missing, "missing"},
}};

}  // namespace

std::optional<seconds> retry_delay(int attempts, base::microseconds age) {
  if (age >= delivery_span) return {};
  const auto at = static_cast<std::size_t>(std::max(0, attempts - 1));
  return at < delays.size() ? delays[at] : last_delay;
}

std::string_view to_word(Seal seal) {
  const auto* found = std::find_if(seals.begin(), seals.end(), [&](const auto& each) { return each.first == seal; });
  base::check(found != seals.end(), "every seal has a word");
  return found->second;
}

std::optional<Seal> seal_from(std::string_view word) {
  const auto* found = std::find_if(seals.begin(), seals.end(), [&](const auto& each) { return each.second == word; });
  return found == seals.end() ? std::nullopt : std::optional(found->first);
}

std::string_view to_word(DeliveryState state) {
  switch (state) {
    case DeliveryState::waiting:
      return "waiting";
    case DeliveryState::held:
      return "held";
    case DeliveryState::sending:
      return "sending";
    case DeliveryState::delivered:
      return "delivered";
    case DeliveryState::dropped:
      return "dropped";
    case DeliveryState::given_up:
      return "given_up";
  }
  return "given_up";
}

}  // namespace carrier
