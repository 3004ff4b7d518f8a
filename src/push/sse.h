/// Server-Sent Events as text (HTML Living Standard section 9.2.6, "Interpreting an event stream"). Data is JSON on one
/// line, so nothing needs folding.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"

namespace push {

/// With `number` the browser remembers it and sends it back as Last-Event-ID when it connects again.
[[nodiscard]] std::string sse_event(std::string_view name, std::optional<std::int64_t> number, std::string_view json);

/// How long the browser waits before it connects again.
[[nodiscard]] std::string sse_retry(base::milliseconds wait);

}  // namespace push
