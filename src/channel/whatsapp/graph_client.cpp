#include "channel/whatsapp/graph_client.h"

#include "base/log.h"
#include "channel/whatsapp/graph_codec.h"

namespace channel::whatsapp {

base::Result<void, GraphTrouble> HttpGraph::ask(const Line& line, const CallRequest& request) {
  const auto response = client_.perform(write_request(line, request));
  const auto answer = response ? read_answer(response->status, response->body)
                               : base::Result<void, GraphTrouble>(base::refuse_with(trouble_of(response.error())));
  if (answer) {
    base::log::info("graph.done", {{"action", to_word(request.verb)},
                                   {"call", base::log::shorten(request.provider_call_id)},
                                   {"took_ms", response->took.count()}});
    return answer;
  }
  // What Meta wrote in words may quote the request, so only codes are logged.
  const GraphTrouble& trouble = answer.error();
  base::log::warn("graph.refused", {{"action", to_word(request.verb)},
                                    {"call", base::log::shorten(request.provider_call_id)},
                                    {"code", trouble.code},
                                    {"status", trouble.http_status},
                                    {"trace", trouble.trace_id}});
  return answer;
}

}  // namespace channel::whatsapp
