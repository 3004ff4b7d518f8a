/// A page of a long list, cut by key and not by counting: where the next page begins is the place of this one's last
/// row, so a page deep in the list costs no more than the first, and rows that arrive meanwhile shift nothing.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/text.h"
#include "base/time.h"

namespace store {

/// A place in a list that runs from new to old; the page after it begins below. Two rows of one microsecond are told
/// apart by their ids.
struct Place {
  base::Timestamp at;
  std::string id;

  bool operator==(const Place&) const = default;
};

/// Above everything: where the first page begins.
[[nodiscard]] inline Place newest_place() {
  return {base::from_micros(std::numeric_limits<std::int64_t>::max()), "~"};
}

/// For addresses: "1791456123000000-01arz3ndektsv4rrffq69g5fav".
[[nodiscard]] inline std::string to_text(const Place& place) {
  return base::format("{}-{}", base::to_micros(place.at), place.id);
}

[[nodiscard]] inline std::optional<Place> place_from_text(std::string_view text) {
  const auto dash = text.find('-');
  if (dash == std::string_view::npos) return {};
  const auto micros = base::to_number<std::int64_t>(text.substr(0, dash));
  const auto id = base::id_from_text(text.substr(dash + 1));
  if (!micros || *micros < 0 || !id) return {};
  return Place{base::from_micros(*micros), base::id_to_text(*id)};
}

template <class Row>
struct Page {
  std::vector<Row> rows;
  /// Where older rows go on; nothing when there are none.
  std::optional<Place> older;
};

}  // namespace store
