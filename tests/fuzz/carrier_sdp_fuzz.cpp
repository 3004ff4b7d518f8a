// Descriptions from phones and businesses, judged by the practice carrier. What it refuses has a reason or details.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "carrier/sdp_check.h"

namespace {

void expect_words(const carrier::GraphResult<>& verdict) {
  if (!verdict && verdict.error().reason.empty() && verdict.error().details.empty()) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  expect_words(carrier::check_offer(text));
  expect_words(carrier::check_answer(text, text));
  return 0;
}
