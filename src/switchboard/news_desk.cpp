#include "switchboard/news_desk.h"

#include "base/id.h"

namespace switchboard {

NewsDesk::NewsDesk(base::Timestamp now, base::Random& random)
    : boot_id_(base::id_to_text(base::make_id_bits(now, random))) {}

void NewsDesk::tell(control::News news) {
  news.number = ++last_;
  news.boot_id = boot_id_;
  if (kept_.size() == control::news_kept_max) kept_.pop_front();
  kept_.push_back(std::move(news));
  if (listener_) listener_(kept_.back());
}

void NewsDesk::acknowledge(std::uint64_t up_to) {
  while (!kept_.empty() && kept_.front().number <= up_to) kept_.pop_front();
}

}  // namespace switchboard
