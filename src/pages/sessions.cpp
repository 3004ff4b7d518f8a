#include "pages/sessions.h"

#include "flow/find_session.h"

namespace pages {

namespace {

web::Role as_seen_by_guards(domain::Role role) {
  switch (role) {
    case domain::Role::admin:
      return web::Role::admin;
    case domain::Role::manager:
      return web::Role::manager;
    case domain::Role::agent:
      return web::Role::agent;
  }
  return web::Role::agent;
}

}  // namespace

std::optional<web::Person> LedgerSessions::find(std::string_view cookie_token) {
  const auto session = flow::find_session(desk_, cookie_token);
  if (!session) return {};
  const domain::Member& member = session->member;
  return web::Person{.session_id = session->id.text(),
                     .user_id = member.user.text(),
                     .workspace_id = member.workspace.text(),
                     .name = member.name,
                     .role = as_seen_by_guards(member.role),
                     .csrf_token = session->csrf_token};
}

}  // namespace pages
