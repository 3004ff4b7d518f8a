/// A business number as Graph addresses it, with its token opened for one use.
#pragma once

#include "channel/whatsapp/graph.h"
#include "domain/number.h"
#include "flow/secrets.h"

namespace flow {

[[nodiscard]] inline channel::whatsapp::Line line_of(const domain::Number& number, const Secrets& secrets) {
  return {.graph_base_url = number.graph_base_url,
          .graph_version = number.graph_version,
          .phone_number_id = number.provider_number_id,
          .access_token = secrets.open(number.access_token_sealed)};
}

}  // namespace flow
