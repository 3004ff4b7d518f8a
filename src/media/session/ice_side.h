/// The ICE of a leg, whichever kind it is: lite towards browsers of agents, full towards customers.
#pragma once

#include <optional>
#include <variant>

#include "media/ice/full_agent.h"
#include "media/ice/lite_agent.h"

namespace media::session {

class IceSide {
 public:
  explicit IceSide(ice::LiteAgent agent) : agent_(std::move(agent)) {}
  explicit IceSide(ice::FullAgent agent) : agent_(std::move(agent)) {}

  ice::Outcome on_message(const base::Endpoint& from, const stun::Message& message, base::SteadyTime now,
                          ice::Outbox& outbox);
  ice::Outcome on_time(base::SteadyTime now, ice::Outbox& outbox);

  [[nodiscard]] std::optional<base::SteadyTime> next_deadline() const;
  [[nodiscard]] std::optional<base::Endpoint> selected() const;
  [[nodiscard]] bool knows(const base::Endpoint& address) const;
  [[nodiscard]] const std::string& ufrag() const;
  /// What responses to our checks carry; a lite agent asks nothing.
  [[nodiscard]] std::optional<std::uint32_t> tag() const;

 private:
  std::variant<ice::LiteAgent, ice::FullAgent> agent_;
};

}  // namespace media::session
