/// What the customers of the practice desk wrote, and what was answered, during the last days. Invented, like Northgate
/// itself, which looks after people's boilers; the numbers are Ofcom's for drama (+44 7700 900000 to 900999).
#pragma once

#include <chrono>
#include <span>
#include <string_view>

namespace flow::sample {

enum class Author { customer, priya, tom };

struct Line {
  std::chrono::minutes ago;
  Author author;
  std::string_view text;
};

/// A call that is over: answered after `rang` by `agent` and `talked` long, or given up by the customer after `rang`.
struct Ring {
  std::chrono::minutes ago;
  std::chrono::seconds rang;
  Author agent;  ///< `customer` when nobody picked up
  std::chrono::seconds talked;
};

struct Story {
  std::string_view name;
  std::string_view phone;
  std::span<const Line> lines;
  std::span<const Ring> rings;
};

[[nodiscard]] std::span<const Story> stories();

}  // namespace flow::sample
