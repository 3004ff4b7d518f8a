#include "push/sse.h"

#include "base/text.h"

namespace push {

std::string sse_event(std::string_view name, std::optional<std::int64_t> number, std::string_view json) {
  const std::string id = number ? base::format("id: {}\n", *number) : "";
  return base::format("event: {}\n{}data: {}\n\n", name, id, json);
}

std::string sse_retry(base::milliseconds wait) {
  return base::format("retry: {}\n\n", wait.count());
}

}  // namespace push
