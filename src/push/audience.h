/// Everyone who listens now, by person, within limits.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <list>
#include <map>
#include <optional>
#include <vector>

#include "push/listener.h"

namespace push {

/// Tabs of all people together.
inline constexpr std::size_t streams_max = 2'000;
/// Tabs and devices of one person.
inline constexpr std::size_t streams_per_person_max = 20;

enum class Full { everybody, this_person };

class Audience {
 public:
  /// Why one more stream for this person is too many; nothing when it is welcome.
  [[nodiscard]] std::optional<Full> refusal(const Person& person) const;

  void add(Listener listener);
  /// Does nothing when it has gone already.
  void remove(const Person& person, std::uint64_t listener_id);

  [[nodiscard]] std::size_t count() const { return count_; }
  [[nodiscard]] std::vector<Person> people() const;
  void send(const Person& person, std::string_view text);

  /// Visits every listener; those for whom the visit says `leaves` are removed.
  enum class Visit { stays, leaves };
  void visit(const std::function<Visit(Listener&)>& call_on);

 private:
  std::map<Person, std::list<Listener>> people_;
  std::size_t count_ = 0;
};

}  // namespace push
