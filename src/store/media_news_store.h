/// How far the switchboard's numbered news have been taken. The number is written in the transaction of the fact it
/// tells, so that a piece of news is taken once, whoever dies in between.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"
#include "store/write.h"

namespace store {

struct NewsTaken {
  std::string boot_id;
  std::uint64_t number = 0;
};

/// Of the life of the daemon that was heard last.
[[nodiscard]] std::optional<NewsTaken> find_news_taken(Ledger& ledger);
/// False when this number of this life was taken before.
[[nodiscard]] bool take_news_number(Write& write, std::string_view boot_id, std::uint64_t number, base::Timestamp now);

}  // namespace store
