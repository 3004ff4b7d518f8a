/// Graph over HTTPS, through a thread's own client, which outlives this.
#pragma once

#include "channel/whatsapp/graph.h"
#include "http/client.h"

namespace channel::whatsapp {

class HttpGraph final : public Graph {
 public:
  explicit HttpGraph(http::Client& client) : client_(client) {}

  [[nodiscard]] base::Result<void, GraphTrouble> ask(const Line& line, const CallRequest& request) override;

 private:
  http::Client& client_;
};

}  // namespace channel::whatsapp
