/// The switchboard's news: numbered from 1 in each life of the program, kept until somebody has acknowledged them, but
/// never more than control::news_kept_max. Loop thread only.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <string>

#include "base/random.h"
#include "base/time.h"
#include "control/news.h"

namespace switchboard {

class NewsDesk {
 public:
  NewsDesk(base::Timestamp now, base::Random& random);

  /// Numbers and keeps it, and hands it to whoever listens.
  void tell(control::News news);
  /// Called with every new one; there is one listener.
  void on_news(std::function<void(const control::News&)> listener) { listener_ = std::move(listener); }

  /// Those kept with a number above `number`, in order.
  template <class Take>
  void after(std::uint64_t number, Take take) const {
    for (const control::News& news : kept_) {
      if (news.number > number) take(news);
    }
  }
  void acknowledge(std::uint64_t up_to);

  [[nodiscard]] const std::string& boot_id() const { return boot_id_; }
  [[nodiscard]] std::uint64_t last() const { return last_; }
  [[nodiscard]] std::size_t waiting() const { return kept_.size(); }

 private:
  std::string boot_id_;
  std::function<void(const control::News&)> listener_;
  std::deque<control::News> kept_;
  std::uint64_t last_ = 0;
};

}  // namespace switchboard
