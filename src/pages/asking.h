/// Who asks and what they name, as typed ids. A text that is no id names nothing: that is a 404 like any unknown thing.
#pragma once

#include <optional>
#include <string>

#include "domain/ids.h"
#include "web/request.h"
#include "web/response.h"

namespace pages {

struct Asking {
  domain::SessionId session;
  domain::UserId user;
  domain::WorkspaceId workspace;
  std::string name;
  web::Role role = web::Role::agent;
};

/// Only in handlers whose route asks for a person: the guard has seen to it that there is one.
[[nodiscard]] Asking who_asks(const web::Request& request);

template <class Id>
[[nodiscard]] std::optional<Id> named_id(const web::Request& request, std::string_view parameter) {
  return Id::from_text(request.parameter(parameter));
}

/// The one answer for what is not there and for what belongs to somebody else, so that nobody learns the difference.
[[nodiscard]] web::Response nothing_here();

}  // namespace pages
