/// What every handler is given: one thread's ledger, clients and shared templates. Made by the program, one a thread;
/// everything referred to outlives it.
#pragma once

#include "flow/context.h"
#include "flow/desk.h"
#include "settings/settings.h"
#include "view/renderer.h"

namespace pages {

/// The port to the programs beside ours, asked only by /readyz.
class Neighbours {
 public:
  virtual ~Neighbours() = default;
  [[nodiscard]] virtual bool switchboard_answers() = 0;
  [[nodiscard]] virtual bool bell_answers() = 0;
};

struct Desk {
  flow::Desk people;
  flow::Context calls;
  const view::Renderer& renderer;
  const settings::Settings& settings;
  Neighbours& neighbours;

  [[nodiscard]] store::Ledger& ledger() const { return people.ledger; }
  [[nodiscard]] base::Timestamp now() const { return people.clock.now(); }
};

}  // namespace pages
