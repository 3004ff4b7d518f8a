/// Bytes waiting to be written to a stream: what is being written now, and what gathers meanwhile. Many small sends
/// become one write. Private to this door.
#pragma once

#include <cstddef>

#include "base/bytes.h"

namespace net {

class WriteQueue {
 public:
  void append(base::ByteView bytes) { waiting_.insert(waiting_.end(), bytes.begin(), bytes.end()); }

  [[nodiscard]] std::size_t size() const { return waiting_.size() + in_flight_.size(); }
  [[nodiscard]] bool is_writing() const { return !in_flight_.empty(); }

  /// Everything waiting, as one piece that stays where it is until `written()`. Empty when nothing waits. Not while
  /// writing.
  [[nodiscard]] base::ByteView begin() {
    in_flight_.swap(waiting_);
    return in_flight_;
  }
  /// Memory is given back: two thousand idle streams keep nothing.
  void written() { in_flight_ = base::Bytes(); }

 private:
  base::Bytes waiting_;
  base::Bytes in_flight_;
};

}  // namespace net
