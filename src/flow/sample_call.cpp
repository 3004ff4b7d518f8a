#include "flow/sample_call.h"

#include <vector>

#include "base/failure.h"
#include "base/text.h"
#include "domain/call_step.h"
#include "domain/message.h"
#include "store/call_store.h"
#include "store/message_store.h"

namespace flow {

namespace {

struct Moment {
  base::Timestamp at;
  domain::CallEvent event;
};

std::vector<Moment> story_of(Desk& desk, const SampleCall& sample) {
  const base::Timestamp picked_up = sample.at + sample.rang;
  const base::Timestamp over = picked_up + sample.talked;
  const auto customer_leg = domain::LegId::make(sample.at, desk.random);
  const auto agent_leg = domain::LegId::make(picked_up, desk.random);
  std::vector<Moment> story{
      {sample.at, domain::CallOffered{.sdp = "v=0", .at = sample.at, .leg = customer_leg}},
      {sample.at, domain::CustomerLegMade{.answer_sdp = "v=0"}},
      {sample.at, domain::PreAcceptDone{}},
      {sample.at, domain::CustomerConnected{.leg = customer_leg}},
  };
  domain::ProviderEndFact end{.at = over, .picked_up_at = {}, .ended_at = over, .code = 0, .text = {}};
  if (sample.agent) {
    story.push_back({picked_up, domain::Claimed{.agent = *sample.agent, .leg = agent_leg}});
    story.push_back({picked_up, domain::AgentConnected{.leg = agent_leg}});
    story.push_back({picked_up, domain::AcceptDone{.claim = 1}});
    end.picked_up_at = picked_up;
  }
  story.push_back({over, domain::ProviderEnded{.end = end}});
  return story;
}

domain::Call live_through(const SampleCall& sample, domain::CallId id, const std::vector<Moment>& story) {
  domain::Call call;
  call.id = id;
  call.workspace = sample.workspace;
  call.number = sample.number;
  call.contact = sample.contact;
  call.conversation = sample.conversation;
  call.provider_call_id = base::format("wacid.sample.{}", id.text());
  for (const Moment& moment : story) call = domain::step(call, moment.event, moment.at).call;
  base::check(call.state == domain::CallState::ended, "a sample call is over");
  return call;
}

}  // namespace

void write_sample_call(Desk& desk, store::Write& write, const SampleCall& sample) {
  const auto id = domain::CallId::make(sample.at, desk.random);
  store::add_call(write, live_through(sample, id, story_of(desk, sample)));
  const domain::Message entry{
      .id = domain::MessageId::make(sample.at, desk.random),
      .workspace = sample.workspace,
      .conversation = sample.conversation,
      .kind = domain::MessageKind::call,
      .direction = domain::MessageDirection::in,
      .author = {},
      .body = {},
      .provider_message_id = {},
      .call = id,
      .sent_at = sample.at,
  };
  const bool is_new = store::add_message(write, entry);
  base::check(is_new, "a sample call has no entry yet");
}

}  // namespace flow
