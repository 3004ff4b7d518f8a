/// A person's face where no picture is: initials on one of six colours, which stay theirs because the id chooses.
#pragma once

#include <string>
#include <string_view>

#include "base/id.h"
#include "view/model.h"

namespace pages {

inline constexpr unsigned face_tones = 6;

/// "Dana Field" gives "DF", "aisha" gives "A"; what has no letter (a number) gives "#". Letters outside ASCII stay
/// whole.
[[nodiscard]] std::string initials_of(std::string_view name);

[[nodiscard]] unsigned tone_of(const base::IdBits& id);

/// Fills {{INITIALS}} and {{TONE}}, or the marker named instead of TONE.
void put_face(view::Section& section, std::string_view name, const base::IdBits& id,
              std::string_view tone_marker = "TONE");

}  // namespace pages
