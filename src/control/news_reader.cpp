#include "control/news_reader.h"

#include <thread>

#include "base/log.h"
#include "control/codec.h"
#include "control/connection.h"

namespace control {

namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;
constexpr milliseconds attempts_apart{500};
constexpr milliseconds socket_wait{200};

}  // namespace

class NewsReader::Impl {
 public:
  Impl(std::filesystem::path socket, NewsPlace place) : socket_(std::move(socket)), place_(std::move(place)) {}

  std::optional<News> next(milliseconds wait) {
    const auto until = Clock::now() + wait;
    while (true) {
      if (!connection_.is_open() && !connect()) {
        if (!sleep_before_next_attempt(until)) return {};
        continue;
      }
      const auto frame = connection_.receive(left_until(until));
      if (!frame && connection_.is_open()) return {};
      if (auto news = frame ? take(*frame) : std::nullopt) return news;
    }
  }

  void acknowledge(std::uint64_t number) {
    place_.number = std::max(place_.number, number);
    // Lost with the connection it is harmless: the place is told again on the next one.
    if (connection_.is_open()) static_cast<void>(connection_.send(write_request(0, AckNews{number}), socket_wait));
  }

  [[nodiscard]] bool is_connected() const { return connection_.is_open(); }

 private:
  static milliseconds left_until(Clock::time_point until) {
    return std::max(std::chrono::ceil<milliseconds>(until - Clock::now()), milliseconds(0));
  }

  bool connect() {
    if (Clock::now() < next_attempt_) return false;
    next_attempt_ = Clock::now() + attempts_apart;
    if (!connection_.open(socket_, socket_wait)) return false;
    return connection_.send(write_request(0, ReadNews{place_.boot_id, place_.number}), socket_wait);
  }

  // False when `until` comes first.
  bool sleep_before_next_attempt(Clock::time_point until) const {
    if (Clock::now() >= until) return false;
    std::this_thread::sleep_until(std::min(until, next_attempt_));
    return Clock::now() < until;
  }

  std::optional<News> take(std::string_view frame) {
    auto news = read_news(frame);
    if (!news) {
      base::log::warn("control.news_unreadable", {{"why", news.error().detail}});
      return {};
    }
    if (news->boot_id != place_.boot_id) place_ = {.boot_id = news->boot_id, .number = 0};
    return *std::move(news);
  }

  const std::filesystem::path socket_;

  Connection connection_;

  NewsPlace place_;
  Clock::time_point next_attempt_{};
};

NewsReader::NewsReader(std::filesystem::path socket, NewsPlace read_so_far)
    : impl_(std::make_unique<Impl>(std::move(socket), std::move(read_so_far))) {}
NewsReader::NewsReader(NewsReader&&) noexcept = default;
NewsReader& NewsReader::operator=(NewsReader&&) noexcept = default;
NewsReader::~NewsReader() = default;

std::optional<News> NewsReader::next(milliseconds wait) { return impl_->next(wait); }
void NewsReader::acknowledge(std::uint64_t number) { impl_->acknowledge(number); }
bool NewsReader::is_connected() const { return impl_->is_connected(); }

}  // namespace control
