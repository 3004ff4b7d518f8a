/// What the ledger has to say to one person: the calls of a first connection, and what a stretch of the numbered events
/// means to them. Here it is decided who hears what; the rule itself (who may hear a call) is one query of the store.
///
/// An event carries the whole card as it is now, not what changed. So of several rows about one call in a stretch only
/// the last is told: the earlier ones would show the same card.
///
///   event: snapshot   {"number": N, "now": T, "calls": [card, ...]}   what this person may join, and their own calls
///   event: call       card                              for those who may hear the call
///   event: message    {"conversation_id": id}           something in this thread is new, for the whole workspace
///   event: ping       {"now": T}                        proof of life; a comment would do, but scripts cannot see one
///
/// T is our clock in microseconds since 1970 UTC, because the browser's may be wrong. All but the ping carry their
/// number as `id`.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "push/listener.h"
#include "store/call_card.h"
#include "store/event_store.h"

namespace push {

/// Rows read at a time.
inline constexpr int stretch_rows_max = 200;
/// Calls in a snapshot, about 150 KB. A desk on which more ring at once is past showing them.
inline constexpr std::size_t snapshot_calls_max = 200;

/// One stretch of events with everything needed to tell it. Cards are read after the rows, so they may be newer than
/// their number says and never older; what made them newer is told again under its own number.
class Stretch {
 public:
  /// The rows above `after`, at most `stretch_rows_max`.
  Stretch(store::Ledger& ledger, std::int64_t after);

  [[nodiscard]] bool is_empty() const { return rows_.empty(); }
  [[nodiscard]] bool is_full() const { return rows_.size() >= std::size_t{stretch_rows_max}; }
  /// Of the last row; `after` when there is none.
  [[nodiscard]] std::int64_t last_number() const { return last_number_; }

  /// The text of the events up to and including `last`, in order of their numbers; empty when nothing is for this
  /// person.
  [[nodiscard]] std::string told_to(const Person& person, std::int64_t last) const;

 private:
  struct News {
    std::int64_t number;
    domain::WorkspaceId workspace;
    /// For hearers of a call; empty when the row is not about a call.
    std::optional<store::CallCard> card;
    std::vector<domain::UserId> hearers;
    /// For everyone else in the workspace.
    std::optional<domain::ConversationId> conversation;
  };

  void add(store::Ledger& ledger, const store::EventRow& row);

  std::vector<store::EventRow> rows_;
  std::vector<News> news_;
  std::int64_t last_number_;
};

/// The first event of a stream that does not resume. `number` is where the live events go on.
[[nodiscard]] std::string snapshot_for(store::Ledger& ledger, const Person& person, std::int64_t number,
                                       base::Timestamp now);

[[nodiscard]] std::string ping_at(base::Timestamp now);

}  // namespace push
