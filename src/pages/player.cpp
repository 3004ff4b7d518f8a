#include "pages/player.h"

#include <algorithm>

#include "base/text.h"

namespace pages {

bool has_track(const store::CallCard& call, std::string_view side) {
  return std::find(call.recordings.begin(), call.recordings.end(), side) != call.recordings.end();
}

void put_player(view::Section player, const web::Request& request, const store::CallCard& call, std::string_view side,
                std::string_view label, base::microseconds duration) {
  player.set("ID", base::format("{}-{}", call.id.text(), side));
  player.set("URL", request.address(base::format("/calls/{}/recordings/{}", call.id.text(), side)));
  player.set("LABEL", label);
  player.set("DURATION", base::to_minutes(duration));
  player.set("SECONDS", std::chrono::ceil<std::chrono::seconds>(duration).count());
}

}  // namespace pages
