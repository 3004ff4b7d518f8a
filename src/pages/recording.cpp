#include "pages/recording.h"

#include "base/text.h"
#include "pages/asking.h"
#include "pages/player.h"
#include "store/call_card.h"

namespace pages {

web::Response send_recording(Desk& desk, const web::Request& request) {
  const auto id = named_id<domain::CallId>(request, "call");
  const auto call = id ? store::find_call_card(desk.ledger(), who_asks(request).workspace, *id) : std::nullopt;
  const std::string_view side = request.parameter("side");
  // The side names a file only after it was found among the finished tracks: nothing typed reaches the path.
  if (!call || !has_track(*call, side)) return nothing_here();
  return web::accel_redirect(request.address(base::format("/_recordings/{}/{}.ogg", id->text(), side)), "audio/ogg");
}

}  // namespace pages
