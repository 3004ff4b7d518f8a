#include "carrier/call.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/failure.h"
#include "carrier/sdp_check.h"

namespace carrier {

namespace {

using base::Timestamp;

template <class Word, std::size_t Count>
using Words = std::array<std::pair<Word, std::string_view>, Count>;

constexpr Words<CallState, 4> state_words = {{
    {CallState::ringing, "ringing"},
    {CallState::pre_accepted, "pre_accepted"},
    {CallState::in_call, "in_call"},
    {CallState::ended, "ended"},
}};
constexpr Words<CallEnd, 7> end_words = {{
    {CallEnd::none, "none"},
    {CallEnd::customer_hung_up, "customer_hung_up"},
    {CallEnd::business_hung_up, "business_hung_up"},
    {CallEnd::rejected, "rejected"},
    {CallEnd::not_answered, "not_answered"},
    {CallEnd::no_media, "no_media"},
    {CallEnd::phone_gone, "phone_gone"},
}};
constexpr Words<Watch, 2> watch_words = {{{Watch::none, "none"}, {Watch::reports, "reports"}}};

template <class Word, std::size_t Count>
std::string_view word_of(const Words<Word, Count>& words, Word wanted) {
  const auto* found = std::find_if(words.begin(), words.end(), [&](const auto& each) { return each.first == wanted; });
  base::check(found != words.end(), "every state has a word");
  return found->second;
}

template <class Word, std::size_t Count>
Word from_word(const Words<Word, Count>& words, std::string_view word) {
  const auto* found = std::find_if(words.begin(), words.end(), [&](const auto& each) { return each.second == word; });
  base::check(found != words.end(), "the carrier's store holds known words");
  return found->first;
}

void end_call(Call& call, CallEnd end, Timestamp at) {
  if (!call.is_open()) return;
  call.state = CallState::ended;
  call.end = end;
  call.ended_at = at;
}

// Which code Meta uses here is unknown (calling reference, section 11, point 11).
GraphResult<> refuse_state(std::string details) {
  return base::refuse_with(invalid_parameter(std::move(details)));
}

GraphResult<> check_unanswered(const Call& call) {
  if (call.state == CallState::ended) return refuse_state("The call has already ended");
  if (call.state == CallState::in_call) return refuse_state("The call is already in progress");
  return {};
}

Timestamp media_limit(const Call& call) {
  return call.media_at ? std::max(*call.media_at, *call.accepted_at) + media_gap_limit
                       : *call.accepted_at + first_media_limit;
}

struct Due {
  Timestamp at;
  CallEnd end;
};

std::optional<Due> next_due(const Call& call) {
  if (!call.is_open()) return {};
  std::optional<Due> next;
  const auto take = [&](Timestamp at, CallEnd end) {
    if (!next || at < next->at) next = Due{at, end};
  };
  if (!call.accepted_at) take(call.ring_until, CallEnd::not_answered);
  if (call.watch == Watch::reports) {
    if (call.accepted_at) take(media_limit(call), CallEnd::no_media);
    take(call.seen_at + phone_silence_limit, CallEnd::phone_gone);
  }
  return next;
}

}  // namespace

std::optional<int> Call::failure_code() const {
  return end == CallEnd::no_media ? std::optional(138021) : std::nullopt;
}

GraphResult<> pre_accept(Call& call, std::string_view answer_sdp) {
  if (auto open = check_unanswered(call); !open) return open;
  if (call.state == CallState::pre_accepted) return refuse_state("The call is already pre-accepted");
  if (auto good = check_answer(answer_sdp, call.offer_sdp); !good) return good;
  call.state = CallState::pre_accepted;
  call.answer_sdp = answer_sdp;
  return {};
}

GraphResult<> accept(Call& call, std::string_view answer_sdp, std::string_view callback_data, Timestamp now) {
  if (auto open = check_unanswered(call); !open) return open;
  if (auto good = check_answer(answer_sdp, call.offer_sdp); !good) return good;
  if (call.state == CallState::pre_accepted && answer_sdp != call.answer_sdp) {
    return refuse_state("The SDP answer is different from the pre-accepted one");
  }
  call.state = CallState::in_call;
  call.answer_sdp = answer_sdp;
  call.accepted_at = now;
  call.callback_data = callback_data;
  return {};
}

GraphResult<> reject(Call& call, Timestamp now) {
  if (auto open = check_unanswered(call); !open) return open;
  // "After a successful pre_accept Meta's guidance is terminate" (calling reference, section 2.4).
  if (call.state == CallState::pre_accepted) return refuse_state("The call is pre-accepted; terminate it");
  end_call(call, CallEnd::rejected, now);
  return {};
}

GraphResult<> terminate(Call& call, Timestamp now) {
  if (!call.is_open()) return refuse_state("The call has already ended");
  end_call(call, call.accepted_at ? CallEnd::business_hung_up : CallEnd::rejected, now);
  return {};
}

void hang_up(Call& call, Timestamp now) {
  end_call(call, CallEnd::customer_hung_up, now);
}

void take_report(Call& call, const PhoneReport& report, Timestamp now) {
  call.seen_at = now;
  if (report.packets > call.packets) {
    call.packets = report.packets;
    call.media_at = now;
  }
  call.early_packets = std::max(call.early_packets, report.early_packets);
}

std::optional<Timestamp> deadline(const Call& call) {
  const auto due = next_due(call);
  return due ? std::optional(due->at) : std::nullopt;
}

void let_time_pass(Call& call, Timestamp now) {
  const auto due = next_due(call);
  if (due && due->at <= now) end_call(call, due->end, due->at);
}

void resume(Call& call, Timestamp now) {
  call.seen_at = now;
  if (call.accepted_at) call.media_at = now;
}

std::string_view to_word(CallState state) {
  return word_of(state_words, state);
}
std::string_view to_word(CallEnd end) {
  return word_of(end_words, end);
}
std::string_view to_word(Watch watch) {
  return word_of(watch_words, watch);
}
CallState call_state_from(std::string_view word) {
  return from_word(state_words, word);
}
CallEnd call_end_from(std::string_view word) {
  return from_word(end_words, word);
}
Watch watch_from(std::string_view word) {
  return from_word(watch_words, word);
}

}  // namespace carrier
