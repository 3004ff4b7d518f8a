/// Graph over HTTP: /carrier/graph/{version}/{node} and /{edge}. Checks version, token and node, lets faults happen
/// (faults.h), and logs every request with the times at which it came and was answered.
#pragma once

#include "carrier/site.h"
#include "web/request.h"
#include "web/response.h"

namespace carrier {

[[nodiscard]] web::Response answer_graph(Site& site, const web::Request& request);
[[nodiscard]] web::Response answer_graph_edge(Site& site, const web::Request& request);

}  // namespace carrier
