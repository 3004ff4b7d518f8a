#include "pages/health.h"

#include "base/failure.h"
#include "json/json.h"
#include "store/event_store.h"

namespace pages {

namespace {

std::string_view word(bool is_ok) {
  return is_ok ? "ok" : "down";
}

// The one place between throw and rim that catches: a ledger that cannot be read is this page's answer, not its
// failure.
bool ledger_answers(Desk& desk) {
  try {
    return store::last_event_number(desk.ledger()) >= 0;
  } catch (const base::Failure&) {
    return false;
  }
}

}  // namespace

web::Response say_healthy(Desk&, const web::Request&) {
  return web::text("ok\n");
}

web::Response say_ready(Desk& desk, const web::Request&) {
  const bool ledger = ledger_answers(desk);
  const bool switchboard = desk.neighbours.switchboard_answers();
  const bool push = desk.neighbours.bell_answers();
  const bool is_ready = ledger && switchboard && push;
  return web::json(
      json::Object{
          {"ready", is_ready}, {"ledger", word(ledger)}, {"switchboard", word(switchboard)}, {"push", word(push)}},
      is_ready ? 200 : 503);
}

}  // namespace pages
