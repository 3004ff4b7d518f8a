/// Who holds this cookie? Asked once for every request of a person.
#pragma once

#include <optional>
#include <string_view>

#include "flow/desk.h"
#include "store/session_store.h"

namespace flow {

/// `seen_at` is renewed no more often, so that reading pages is reading.
inline constexpr base::microseconds session_touch_every = std::chrono::minutes(1);

/// Nothing when there is no such session, it ended, expired or idled out, or its person was suspended. A disk that
/// refuses to renew `seen_at` is logged and signs nobody out.
[[nodiscard]] std::optional<store::OpenSession> find_session(Desk& desk, std::string_view cookie_token);

}  // namespace flow
