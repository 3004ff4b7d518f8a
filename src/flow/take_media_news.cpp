#include "flow/take_media_news.h"

#include <optional>

#include "base/log.h"
#include "base/text.h"
#include "flow/call_sentences.h"
#include "flow/take_call_event.h"
#include "store/call_box.h"
#include "store/call_store.h"
#include "store/media_news_store.h"
#include "store/recording_store.h"

namespace flow {

namespace {

using control::NewsKind;
using control::Side;

std::optional<domain::CallEvent> event_of_loss(const control::News& news, domain::LegId leg) {
  // A new leg took its place: that is no loss.
  if (news.reason == "leg.replaced") return {};
  if (news.side == Side::customer) {
    return domain::CustomerLost{leg, {0, sentence_of_customer_loss(news.reason), news.at}};
  }
  return domain::AgentLost{leg, {0, sentence_of_agent_loss(news.reason), news.at}};
}

/// The fact of a call, when the news tell one.
std::optional<domain::CallEvent> event_of(const control::News& news, const domain::Call& call) {
  const auto leg = domain::LegId::from_text(news.leg);
  switch (news.kind) {
    case NewsKind::leg_connected:
      if (!leg) return {};
      if (news.side == Side::customer) return domain::CustomerConnected{*leg};
      return domain::AgentConnected{*leg};
    case NewsKind::leg_failed:
    case NewsKind::leg_lost:
      return leg ? event_of_loss(news, *leg) : std::nullopt;
    case NewsKind::call_ended:
      // Of a call that is over this is only the echo of our own wish.
      if (call.state == domain::CallState::ended) return {};
      return domain::CustomerLost{call.facts.customer.leg, {0, sentence_of_customer_loss(news.reason), news.at}};
    case NewsKind::leg_first_sound:
    case NewsKind::recording_done:
    case NewsKind::recording_failed:
      return {};
  }
  return {};
}

void keep_recording(store::Write& write, base::Random& random, base::Timestamp now, const domain::Call& call,
                    const control::News& news) {
  if (!news.side) return;
  const bool is_new = store::add_recording(write, {.id = domain::RecordingId::make(now, random),
                                                   .workspace = call.workspace,
                                                   .call = call.id,
                                                   .side = std::string(control::to_word(*news.side)),
                                                   .duration = base::microseconds(news.duration_us),
                                                   .bytes = news.bytes,
                                                   .created_at = now});
  if (!is_new) return;
  write.tell({.workspace = call.workspace,
              .kind = "call.changed",
              .call = call.id,
              .conversation = call.conversation,
              .at = now});
}

void put_news_into_box(store::Write& write, const control::News& news, domain::CallId call) {
  store::put_into_box(write, call, base::format("news.{}", control::to_word(news.kind)),
                      {{"leg", news.leg},
                       {"side", news.side ? std::string(control::to_word(*news.side)) : std::string{}},
                       {"reason", news.reason},
                       {"bytes", std::to_string(news.bytes)},
                       {"duration_us", std::to_string(news.duration_us)}},
                      news.at);
}

}  // namespace

FreshEffects take_media_news(Context& context, const control::News& news) {
  store::Write write(context.ledger);
  const base::Timestamp now = context.clock.now();
  if (!store::take_news_number(write, news.boot_id, news.number, now)) return {};
  const auto id = domain::CallId::from_text(news.call);
  auto call = id ? store::find_call_anywhere(context.ledger, *id) : std::nullopt;
  FreshEffects fresh;
  if (call) {
    put_news_into_box(write, news, call->id);
    if (const auto event = event_of(news, *call)) fresh = take_event(write, context.random, now, *call, *event);
    if (news.kind == NewsKind::recording_done) keep_recording(write, context.random, now, *call, news);
  }
  write.commit();
  if (news.kind == NewsKind::recording_failed) {
    base::log::error("recording.failed", {{"call", news.call}, {"reason", news.reason}});
  }
  return fresh;
}

control::NewsPlace media_news_taken(Context& context) {
  const auto taken = store::find_news_taken(context.ledger);
  return taken ? control::NewsPlace{taken->boot_id, taken->number} : control::NewsPlace{};
}

}  // namespace flow
