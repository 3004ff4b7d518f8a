/// The carrier as a web site: Graph for the business, a phone for the customer, a control for scripts, all below
/// /carrier/.
#pragma once

#include <memory>
#include <string>

#include "carrier/exchange.h"
#include "settings/settings.h"
#include "view/renderer.h"
#include "web/guard.h"
#include "web/handler.h"

namespace carrier {

/// What one thread of the site uses. `templates` and `web` outlive it and are the same for all threads.
struct Site {
  Exchange exchange;
  const view::Renderer& templates;
  const settings::Web& web;
  web::NoSessions sessions;
};

/// The handler of one thread. `random` makes form tokens and outlives it.
[[nodiscard]] std::unique_ptr<web::Handler> make_handler(Exchange exchange, const view::Renderer& templates,
                                                         const settings::Web& web, base::Random& random);

/// What the settings say about the business and its carrier.
[[nodiscard]] Agreement make_agreement(const settings::Settings& settings);

}  // namespace carrier
