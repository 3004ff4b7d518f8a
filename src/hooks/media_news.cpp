#include "hooks/media_news.h"

#include <optional>

#include "control/news_reader.h"
#include "flow/take_media_news.h"
#include "hooks/job.h"

namespace hooks {

namespace {

constexpr std::chrono::milliseconds stop_is_looked_at_every{250};

void read(const std::stop_token& stop, const std::filesystem::path& socket, EffectQueue& queue,
          const MediaNews::MakeSeat& make) {
  std::unique_ptr<Seat> seat;
  std::optional<control::NewsReader> reader;
  const auto begin = [&] {
    seat = make();
    reader.emplace(socket, flow::media_news_taken(seat->calls()));
  };
  while (!stop.stop_requested()) {
    if (!reader && !run_job("news.failed", stop, begin)) continue;
    const auto news = reader->next(stop_is_looked_at_every);
    if (!news) continue;
    const auto take = [&] { queue.post(flow::take_media_news(seat->calls(), *news)); };
    while (!run_job("news.untaken", stop, take)) {
      if (stop.stop_requested()) return;
    }
    reader->acknowledge(news->number);
  }
}

}  // namespace

MediaNews::MediaNews(std::filesystem::path socket, EffectQueue& queue, MakeSeat make)
    : thread_([socket = std::move(socket), &queue, make = std::move(make)](const std::stop_token& stop) {
        read(stop, socket, queue, make);
      }) {}

}  // namespace hooks
