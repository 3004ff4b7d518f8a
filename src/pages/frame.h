/// The frame around every page: head, rail, call cards; or, for people who are not signed in, the plain one.
#pragma once

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

/// The request's person must be signed in. `title` is what the tab says.
[[nodiscard]] Framed desk_page(Desk& desk, const web::Request& request, Nav here, std::string_view title,
                               std::string_view content);
[[nodiscard]] Framed plain_page(Desk& desk, const web::Request& request, std::string_view title, std::string_view content);

[[nodiscard]] web::Response show(const Desk& desk, const Framed& page, int status = 200);

/// Shows partials/empty.tpl at `marker`.
void put_empty(view::Section& section, std::string_view marker, std::string_view icon, std::string_view title,
               std::string_view text);

}  // namespace pages
