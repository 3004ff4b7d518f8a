/// One effect, performed: the outside is asked, with no transaction open, and what it said becomes an event, a wish to
/// try again, or nothing. How often and how long each is tried is decided here.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "domain/call_event.h"
#include "flow/context.h"
#include "store/effect_store.h"

namespace flow {

/// A claim on an effect outlives the longest request below with room to commit; then somebody else may take it over.
inline constexpr base::seconds effect_claim{20};

struct Performed {
  enum class How { done, again, failed };

  How how = How::done;
  /// When `again`.
  base::milliseconds wait{0};
  std::optional<domain::CallEvent> event;
  /// For the box: "ok", or the name or code of the trouble.
  std::string what_came;
  std::string details;
};

[[nodiscard]] Performed perform(Context& context, const store::ClaimedEffect& claimed);

}  // namespace flow
