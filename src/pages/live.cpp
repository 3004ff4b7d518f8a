#include "pages/live.h"

#include "base/text.h"
#include "pages/asking.h"

namespace pages {

web::Response hand_over_live(Desk&, const web::Request& request) {
  const Asking asking = who_asks(request);
  return web::accel_redirect(request.address(
      base::format("/_live/{}/{}/{}", asking.workspace.text(), asking.user.text(), asking.session.text())));
}

}  // namespace pages
