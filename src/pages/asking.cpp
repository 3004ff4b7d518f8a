#include "pages/asking.h"

#include "base/failure.h"

namespace pages {

namespace {

template <class Id>
Id known_id(std::string_view text) {
  const auto id = Id::from_text(text);
  base::check(id.has_value(), "a session holds well-formed ids");
  return *id;
}

}  // namespace

Asking who_asks(const web::Request& request) {
  const web::Person* person = request.person();
  base::check(person != nullptr, "this route asks for a person");
  return {known_id<domain::SessionId>(person->session_id), known_id<domain::UserId>(person->user_id),
          known_id<domain::WorkspaceId>(person->workspace_id), person->name, person->role};
}

web::Response nothing_here() {
  return web::problem(404, "page.unknown", "There is nothing at this address, or it is not yours to see.");
}

}  // namespace pages
