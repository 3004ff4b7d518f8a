/// What the switchboard noticed becomes facts of calls. Each piece of news has a number, which is kept in the
/// transaction of the fact it tells: news that comes again after a reconnect changes nothing.
#pragma once

#include "control/news.h"
#include "control/news_reader.h"
#include "flow/context.h"
#include "flow/fresh_effects.h"

namespace flow {

/// To be acknowledged once this has returned. News about a call that is not ours is counted as heard.
[[nodiscard]] FreshEffects take_media_news(Context& context, const control::News& news);

/// Where reading goes on after a restart.
[[nodiscard]] control::NewsPlace media_news_taken(Context& context);

}  // namespace flow
