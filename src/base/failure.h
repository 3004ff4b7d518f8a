/// The two loud ways of going wrong: the world broke (`Failure`, caught once at the rim), or we broke (`check`, which stops
/// the process so that it is started anew from a known state).
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace base {

/// Disk full, socket gone, TLS will not start. Thrown with context ("open /var/lib/belfry/belfry.sqlite: Permission
/// denied"), caught at the rim only: one catch per request, delivery, session or job. Holds no secrets: it is logged.
class Failure : public std::runtime_error {
 public:
  explicit Failure(const std::string& what) : std::runtime_error(what) {}
};

/// A Failure that ends with the text of `errno` as it is now.
[[nodiscard]] Failure system_failure(std::string_view what);

/// Always compiled in. When `holds` is false the process prints where and stops.
/// The caller's file and line come by themselves; std::source_location would be the name for it, but clang 14 lacks it.
void check(bool holds, std::string_view invariant, const char* file = __builtin_FILE(), int line = __builtin_LINE());

}  // namespace base
