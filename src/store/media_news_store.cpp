#include "store/media_news_store.h"

#include <chrono>

#include "sqlite/statement.h"
#include "store/queries/media_news.h"

namespace store {

namespace {

/// Rows of earlier lives are kept this long, for whoever asks what happened.
constexpr std::chrono::hours earlier_lives_kept{24 * 7};

}  // namespace

std::optional<NewsTaken> find_news_taken(Ledger& ledger) {
  auto row = ledger.database().use(queries::find_media_news_place);
  if (!row.step()) return {};
  return NewsTaken{row.text(0), static_cast<std::uint64_t>(row.integer(1))};
}

bool take_news_number(Write& write, std::string_view boot_id, std::uint64_t number, base::Timestamp now) {
  {
    auto row = write.database().use(queries::take_media_news);
    if (!row.bind(boot_id, static_cast<std::int64_t>(number), now).step()) return false;
  }
  write.database().use(queries::forget_media_news).bind(boot_id, now - earlier_lives_kept).run();
  return true;
}

}  // namespace store
