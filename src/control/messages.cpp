#include "control/messages.h"

#include <array>
#include <utility>

#include "control/news.h"

namespace control {

namespace {

template <class Word, std::size_t count>
using Words = std::array<std::pair<Word, std::string_view>, count>;

constexpr Words<Side, 3> side_words = {{{Side::customer, "customer"}, {Side::agent, "agent"}, {Side::mix, "mix"}}};

constexpr Words<NewsKind, 7> kind_words = {{{NewsKind::leg_connected, "leg.connected"},
                                            {NewsKind::leg_failed, "leg.failed"},
                                            {NewsKind::leg_lost, "leg.lost"},
                                            {NewsKind::leg_first_sound, "leg.first_sound"},
                                            {NewsKind::recording_done, "recording.done"},
                                            {NewsKind::recording_failed, "recording.failed"},
                                            {NewsKind::call_ended, "call.ended"}}};

template <class Word, std::size_t count>
std::string_view word_of(const Words<Word, count>& words, Word value) {
  for (const auto& [known, word] : words) {
    if (known == value) return word;
  }
  return {};
}

template <class Word, std::size_t count>
std::optional<Word> value_of(const Words<Word, count>& words, std::string_view word) {
  for (const auto& [known, known_word] : words) {
    if (known_word == word) return known;
  }
  return {};
}

}  // namespace

std::string_view to_word(Side side) { return word_of(side_words, side); }
std::optional<Side> side_from_word(std::string_view word) { return value_of(side_words, word); }
std::string_view to_word(NewsKind kind) { return word_of(kind_words, kind); }
std::optional<NewsKind> news_kind_from_word(std::string_view word) { return value_of(kind_words, word); }

}  // namespace control
