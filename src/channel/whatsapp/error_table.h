/// What Meta's error codes mean for us and for the agent: the words of the reference's error table.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace channel::whatsapp {

/// Whether trying again can help: never, later with back-off, or once an administrator has changed something.
enum class Retry { never, later, after_change };

struct ErrorMeaning {
  Retry retry = Retry::never;
  /// For the agent.
  std::string_view sentence;
};

/// Known codes, and a plain sentence for all others.
[[nodiscard]] ErrorMeaning meaning_of(std::int64_t code);

/// The sentence, with the time filled in that some errors carry in their details ("Next call is allowed at
/// 1791545000").
[[nodiscard]] std::string sentence_for(std::int64_t code, std::string_view details);

}  // namespace channel::whatsapp
