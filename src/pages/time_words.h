/// Moments in words, in UTC. The page's script (static/js/parts/local_time.js) says the same in the reader's zone;
/// these stand until it has run, and for readers without scripts.
#pragma once

#include <string>
#include <string_view>

#include "base/time.h"
#include "view/model.h"

namespace pages {

enum class TimeForm { brief, clock, seconds, date, full };

/// brief: "14:05" on `now`'s day, "Tue" within six days before it, else as full without the clock. clock: "14:05".
/// seconds: "14:05:09". date: "12 Nov 2026". full: "12 Nov, 14:05", with the year when it is not `now`'s.
[[nodiscard]] std::string time_in_words(base::Timestamp at, TimeForm form, base::Timestamp now);

/// Fills {{AT_ISO}} and {{AT_TEXT}}.
void put_time(view::Section& section, base::Timestamp at, TimeForm form, base::Timestamp now);

}  // namespace pages
