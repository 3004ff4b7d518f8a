/// Graph over HTTPS. One per thread, like the client in it.
#pragma once

#include "channel/whatsapp/graph.h"
#include "http/client.h"

namespace channel::whatsapp {

class HttpGraph final : public Graph {
 public:
  [[nodiscard]] base::Result<void, GraphTrouble> ask(const Line& line, const CallRequest& request) override;

 private:
  http::Client client_;
};

}  // namespace channel::whatsapp
