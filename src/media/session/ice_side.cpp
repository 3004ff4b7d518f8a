#include "media/session/ice_side.h"

namespace media::session {

ice::Outcome IceSide::on_message(const base::Endpoint& from, const stun::Message& message, base::SteadyTime now,
                                 ice::Outbox& outbox) {
  return std::visit([&](auto& agent) { return agent.on_message(from, message, now, outbox); }, agent_);
}

ice::Outcome IceSide::on_time(base::SteadyTime now, ice::Outbox& outbox) {
  if (auto* lite = std::get_if<ice::LiteAgent>(&agent_)) return lite->on_time(now);
  return std::get<ice::FullAgent>(agent_).on_time(now, outbox);
}

std::optional<base::SteadyTime> IceSide::next_deadline() const {
  return std::visit([](const auto& agent) { return agent.next_deadline(); }, agent_);
}

std::optional<base::Endpoint> IceSide::selected() const {
  return std::visit([](const auto& agent) { return agent.selected(); }, agent_);
}

bool IceSide::knows(const base::Endpoint& address) const {
  return std::visit([&](const auto& agent) { return agent.knows(address); }, agent_);
}

const std::string& IceSide::ufrag() const {
  return std::visit([](const auto& agent) -> const std::string& { return agent.local().ufrag; }, agent_);
}

std::optional<std::uint32_t> IceSide::tag() const {
  const auto* full = std::get_if<ice::FullAgent>(&agent_);
  return full == nullptr ? std::nullopt : std::optional(full->tag());
}

}  // namespace media::session
