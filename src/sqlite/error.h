/// SQLite's error of one connection as our Failure. Private to this door.
#pragma once

#include <string_view>

#include "base/failure.h"

struct sqlite3;

namespace sqlite {

/// "ledger: <what>: <SQLite's message> (code)". No bound values: they may be personal.
[[nodiscard]] base::Failure failure(sqlite3* handle, std::string_view what);

}  // namespace sqlite
