// Frames between our own programs: whatever bytes come and however they are cut, the same bodies come out.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "net/frame.h"

namespace {

struct Outcome {
  std::vector<std::string> bodies;
  bool is_nonsense = false;

  bool operator==(const Outcome&) const = default;
};

Outcome read_in_pieces(std::span<const std::byte> bytes, std::size_t piece_bytes) {
  net::FrameReader reader;
  Outcome outcome;
  while (!bytes.empty() && !reader.is_nonsense()) {
    const auto space = reader.space();
    const std::size_t count = std::min({bytes.size(), piece_bytes, space.size()});
    std::copy_n(bytes.begin(), count, space.begin());
    reader.filled(count);
    bytes = bytes.subspan(count);
    while (const auto body = reader.next()) outcome.bodies.emplace_back(base::as_text(*body));
  }
  outcome.is_nonsense = reader.is_nonsense();
  return outcome;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 1) return 0;
  const std::size_t piece_bytes = std::size_t{data[0]} + 1;
  const auto bytes = std::as_bytes(std::span(data, size)).subspan(1);
  if (read_in_pieces(bytes, piece_bytes) != read_in_pieces(bytes, bytes.size() + 1)) std::abort();
  return 0;
}
