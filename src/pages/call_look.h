/// How a call looks wherever it appears: a title, a second line, an icon and a tone, so that colour is never the only
/// sign.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "domain/call.h"
#include "store/call_card.h"
#include "store/conversation_store.h"
#include "view/model.h"

namespace pages {

struct CallLook {
  std::string title;      ///< "Call ended"
  std::string detail;     ///< "Handled by Priya Nair", may be empty
  std::string_view icon;  ///< a symbol of static/img/icons.svg
  std::string_view tone;  ///< good, warn, bad, quiet or live
};

[[nodiscard]] CallLook look_of(const store::CallCard& call);
/// For a line of the inbox; its detail is empty.
[[nodiscard]] CallLook look_of(const store::LastCall& call);

/// From answer to end; nothing when nobody answered or it goes on.
[[nodiscard]] std::optional<base::microseconds> talk_time(const store::CallCard& call);

/// Name, else number, else "Unknown caller".
[[nodiscard]] std::string customer_of(const store::CallCard& call);

/// Fills {{TITLE}}, {{ICON}} and {{TONE}}, and {{DETAIL}} inside section DETAILED.
void put_look(view::Section& section, const CallLook& look);

}  // namespace pages
