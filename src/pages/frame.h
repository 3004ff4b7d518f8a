/// The frame around every page: head, rail, call cards; or, for people who are not signed in, the plain one.
#pragma once

#include <cstdint>
#include <string_view>

#include "pages/desk.h"
#include "view/model.h"
#include "web/request.h"
#include "web/response.h"

namespace pages {

enum class Nav { inbox, calls };

/// A page of the desk. `content` names its template; fill `page.content` and show it.
struct Framed {
  view::Model model;
  view::Section content;
};

struct DeskPage {
  Nav here = Nav::inbox;
  /// What the tab says.
  std::string_view title;
  /// The page's template.
  std::string_view content;
  /// The number of the last event before the page's data was read (`last_event_seen`): when the bell's first snapshot
  /// carries a later one, the page missed something between being made and beginning to listen, and refreshes itself.
  std::int64_t seen_event = 0;
};

/// Ask before reading anything that the page shows.
[[nodiscard]] std::int64_t last_event_seen(const Desk& desk);

/// The request's person must be signed in.
[[nodiscard]] Framed desk_page(Desk& desk, const web::Request& request, const DeskPage& page);
[[nodiscard]] Framed plain_page(Desk& desk, const web::Request& request, std::string_view title,
                                std::string_view content);

[[nodiscard]] web::Response show(const Desk& desk, const Framed& page, int status = 200);

/// Shows partials/empty.tpl at `marker`.
void put_empty(view::Section& section, std::string_view marker, std::string_view icon, std::string_view title,
               std::string_view text);

}  // namespace pages
