/// Each call's black box: the events as `step` took them (kinds of call_json.h), the requests and answers outside, in
/// order. Secrets and SDP credentials are blanked before anything goes in. `belfryctl replay` runs the events through
/// `step` again.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "domain/call_event.h"
#include "domain/ids.h"
#include "store/write.h"

namespace store {

/// A longer entry is cut down to a note of its size.
inline constexpr std::size_t box_entry_bytes_max = 64 * 1024;

struct BoxEntry {
  std::int64_t number = 0;
  base::Timestamp at{};
  std::string kind;
  std::string detail;  ///< JSON
};

struct BoxField {
  std::string_view key;
  std::string value;
};

/// What was asked outside and what came of it ("graph.accept", "switchboard.make_leg"). Values hold no secrets.
void put_into_box(Write& write, domain::CallId call, std::string_view kind, std::initializer_list<BoxField> fields,
                  base::Timestamp at);
/// An event as `step` took it. The credentials and addresses in its SDP become "***".
void put_into_box(Write& write, domain::CallId call, const domain::CallEvent& event, base::Timestamp at);

[[nodiscard]] std::vector<BoxEntry> read_box(Ledger& ledger, domain::WorkspaceId workspace, domain::CallId call);

/// SDP with the values of its credentials and addresses blanked, line by line.
[[nodiscard]] std::string blank_sdp(std::string_view sdp);

}  // namespace store
