#include "domain/call.h"

#include <algorithm>
#include <array>
#include <utility>

namespace domain {

namespace {

template <class Enum, std::size_t count>
using Words = std::array<std::pair<Enum, std::string_view>, count>;

constexpr Words<CallState, 5> states{{{CallState::ringing, "ringing"},
                                      {CallState::answering, "answering"},
                                      {CallState::live, "live"},
                                      {CallState::held, "held"},
                                      {CallState::ended, "ended"}}};

constexpr Words<CallOutcome, 10> outcomes{{{CallOutcome::completed, "completed"},
                                           {CallOutcome::missed, "missed"},
                                           {CallOutcome::declined, "declined"},
                                           {CallOutcome::unanswered, "unanswered"},
                                           {CallOutcome::refused, "refused"},
                                           {CallOutcome::cancelled, "cancelled"},
                                           {CallOutcome::outside_hours, "outside_hours"},
                                           {CallOutcome::all_busy, "all_busy"},
                                           {CallOutcome::all_offline, "all_offline"},
                                           {CallOutcome::failed, "failed"}}};

constexpr Words<CallDirection, 2> directions{
    {{CallDirection::inbound, "inbound"}, {CallDirection::outbound, "outbound"}}};

template <class Enum, std::size_t count>
std::string_view word_of(const Words<Enum, count>& words, Enum value) {
  for (const auto& [known, word] : words) {
    if (known == value) return word;
  }
  return {};
}

template <class Enum, std::size_t count>
std::optional<Enum> value_of(const Words<Enum, count>& words, std::string_view text) {
  for (const auto& [known, word] : words) {
    if (word == text) return known;
  }
  return {};
}

}  // namespace

bool has_rejected(const Call& call, UserId user) {
  return std::find(call.rejected_by.begin(), call.rejected_by.end(), user) != call.rejected_by.end();
}

std::string_view to_word(CallState state) {
  return word_of(states, state);
}
std::string_view to_word(CallOutcome outcome) {
  return word_of(outcomes, outcome);
}
std::string_view to_word(CallDirection direction) {
  return word_of(directions, direction);
}
std::optional<CallState> call_state_from_word(std::string_view word) {
  return value_of(states, word);
}
std::optional<CallOutcome> call_outcome_from_word(std::string_view word) {
  return value_of(outcomes, word);
}
std::optional<CallDirection> call_direction_from_word(std::string_view word) {
  return value_of(directions, word);
}

}  // namespace domain
