#include "base/failure.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace base {

Failure system_failure(std::string_view what) {
  const int error = errno;
  return Failure(std::string(what) + ": " + std::strerror(error));
}

void check(bool holds, std::string_view invariant, const char* file, int line) {
  if (holds) return;
  std::fprintf(stderr, "%s:%d: invariant broken: %.*s\n", file, line, static_cast<int>(invariant.size()),
               invariant.data());
  std::abort();
}

}  // namespace base
