/// The one-time token of the first-run page, as a hash. It works while there are no people, once, and not for ever.
#pragma once

#include <string_view>

#include "store/write.h"

namespace store {

/// Earlier tokens stop working.
void replace_setup_token(Write& write, std::string_view token_hash, base::Timestamp at);
/// Is it good for the first run right now? For showing the page.
[[nodiscard]] bool is_setup_token_open(Ledger& ledger, std::string_view token_hash, base::Timestamp made_since);
/// Uses it up; false when it was used, is older than `made_since`, was never given out, or people exist already.
[[nodiscard]] bool use_setup_token(Write& write, std::string_view token_hash, base::Timestamp at,
                                   base::Timestamp made_since);

}  // namespace store
