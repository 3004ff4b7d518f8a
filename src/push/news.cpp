#include "push/news.h"

#include <algorithm>

#include "push/sse.h"

namespace push {

namespace {

/// True when a later row of the same stretch is about the same thing.
bool is_told_later(const std::vector<store::EventRow>& rows, std::size_t at) {
  const auto& row = rows[at];
  return std::any_of(rows.begin() + static_cast<std::ptrdiff_t>(at) + 1, rows.end(), [&](const store::EventRow& later) {
    return later.kind == row.kind && later.call == row.call && later.conversation == row.conversation;
  });
}

/// A colleague's call is no news to somebody who has just come.
bool concerns(const store::CallCard& card, domain::UserId user) {
  return !card.agent || *card.agent == user;
}

}  // namespace

Stretch::Stretch(store::Ledger& ledger, std::int64_t after) : last_number_(after) {
  rows_ = store::events_after(ledger, after, stretch_rows_max);
  for (std::size_t at = 0; at < rows_.size(); ++at)
    if (!is_told_later(rows_, at)) add(ledger, rows_[at]);
  if (!rows_.empty()) last_number_ = rows_.back().number;
}

void Stretch::add(store::Ledger& ledger, const store::EventRow& row) {
  News news{
      .number = row.number, .workspace = row.workspace, .card = {}, .hearers = {}, .conversation = row.conversation};
  if (row.kind == "call.changed" && row.call) {
    news.card = store::find_call_card(ledger, row.workspace, *row.call);
    news.hearers = store::hearers_of(ledger, row.workspace, *row.call);
    std::sort(news.hearers.begin(), news.hearers.end());
    if (news.card && !news.conversation) news.conversation = news.card->conversation;
  }
  news_.push_back(std::move(news));
}

std::string Stretch::told_to(const Person& person, std::int64_t last) const {
  std::string text;
  for (const News& news : news_) {
    if (news.workspace != person.workspace || news.number > last) continue;
    if (news.card && std::binary_search(news.hearers.begin(), news.hearers.end(), person.user))
      text += sse_event("call", news.number, json::write(store::to_json(*news.card, person.user)));
    else if (news.conversation)
      text +=
          sse_event("message", news.number, json::write(json::Object{{"conversation_id", news.conversation->text()}}));
  }
  return text;
}

std::string snapshot_for(store::Ledger& ledger, const Person& person, std::int64_t number, base::Timestamp now) {
  json::Array calls;
  for (const store::CallCard& card : store::open_call_cards(ledger, person.workspace, person.user))
    if (concerns(card, person.user) && calls.size() < snapshot_calls_max)
      calls.push_back(store::to_json(card, person.user));
  return sse_event(
      "snapshot", number,
      json::write(json::Object{{"number", number}, {"now", base::to_micros(now)}, {"calls", std::move(calls)}}));
}

std::string ping_at(base::Timestamp now) {
  return sse_event("ping", {}, json::write(json::Object{{"now", base::to_micros(now)}}));
}

}  // namespace push
