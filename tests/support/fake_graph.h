/// Graph as a test wants it: says yes, or what the test laid ready, and keeps what it was asked.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "channel/whatsapp/graph.h"

namespace support {

class FakeGraph final : public channel::whatsapp::Graph {
 public:
  using Answer = base::Result<void, channel::whatsapp::GraphTrouble>;
  using Verb = channel::whatsapp::CallVerb;

  [[nodiscard]] Answer ask(const channel::whatsapp::Line& line,
                           const channel::whatsapp::CallRequest& request) override {
    if (on_ask) on_ask(request);
    last_line = line;
    asked.push_back(request);
    if (decide) return decide(request);
    auto& laid = laid_ready[request.verb];
    if (laid.empty()) return {};
    Answer answer = std::move(laid.front());
    laid.pop_front();
    return answer;
  }

  /// The next request of this verb is refused with this code.
  void refuse(Verb verb, std::int64_t code, int http_status = 400) {
    channel::whatsapp::GraphTrouble trouble{.code = code, .http_status = http_status, .details = "refused by the test"};
    laid_ready[verb].push_back(base::refuse_with(std::move(trouble)));
  }
  /// The next request of this verb gets no answer.
  void be_silent(Verb verb) {
    channel::whatsapp::GraphTrouble trouble{.kind = channel::whatsapp::GraphTrouble::Kind::unanswered, .code = 2};
    laid_ready[verb].push_back(base::refuse_with(std::move(trouble)));
  }

  [[nodiscard]] std::vector<std::string> verbs() const {
    std::vector<std::string> words;
    for (const auto& request : asked) words.emplace_back(channel::whatsapp::to_word(request.verb));
    return words;
  }

  std::vector<channel::whatsapp::CallRequest> asked;
  channel::whatsapp::Line last_line;
  std::map<Verb, std::deque<Answer>> laid_ready;
  /// Set to answer by rule instead.
  std::function<Answer(const channel::whatsapp::CallRequest&)> decide;
  /// Looks at each request first; may throw to play a process that dies.
  std::function<void(const channel::whatsapp::CallRequest&)> on_ask;
};

}  // namespace support
