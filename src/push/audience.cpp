#include "push/audience.h"

namespace push {

std::optional<Full> Audience::refusal(const Person& person) const {
  if (count_ >= streams_max) return Full::everybody;
  const auto found = people_.find(person);
  if (found != people_.end() && found->second.size() >= streams_per_person_max) return Full::this_person;
  return {};
}

void Audience::add(Listener listener) {
  people_[listener.target.person].push_back(std::move(listener));
  ++count_;
}

void Audience::remove(const Person& person, std::uint64_t listener_id) {
  const auto found = people_.find(person);
  if (found == people_.end()) return;
  count_ -= found->second.remove_if([&](const Listener& listener) { return listener.id == listener_id; });
  if (found->second.empty()) people_.erase(found);
}

std::vector<Person> Audience::people() const {
  std::vector<Person> everyone;
  everyone.reserve(people_.size());
  for (const auto& [person, listeners] : people_) everyone.push_back(person);
  return everyone;
}

void Audience::send(const Person& person, std::string_view text) {
  const auto found = people_.find(person);
  if (found == people_.end()) return;
  for (Listener& listener : found->second) listener.stream.send(text);
}

void Audience::visit(const std::function<Visit(Listener&)>& call_on) {
  for (auto& [person, listeners] : people_)
    count_ -= listeners.remove_if([&](Listener& listener) { return call_on(listener) == Visit::leaves; });
  std::erase_if(people_, [](const auto& entry) { return entry.second.empty(); });
}

}  // namespace push
