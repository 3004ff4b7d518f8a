/// Who is asking, as far as the web door must know: enough for the guards and for the header of a page. Rights to a
/// particular call or conversation are the flow's business, not said here.
#pragma once

#include <string>

namespace web {

/// Each role may do what the ones before it may.
enum class Role { agent, manager, admin };

/// Ids are in their text form. `csrf_token` belongs to the session and goes into every form of its pages.
struct Person {
  std::string session_id;
  std::string user_id;
  std::string workspace_id;
  std::string name;
  Role role = Role::agent;
  std::string csrf_token;
};

}  // namespace web
