/// Reads the members of one JSON object that came from the other side. The first thing that is missing, of another kind
/// or out of bounds is remembered; a reader asks for all it needs and looks at `complaint()` once.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/time.h"
#include "json/json.h"

namespace control {

class Fields {
 public:
  /// `value` must outlive this. No object at all is a complaint too.
  explicit Fields(const json::Value& value);

  std::string text(std::string_view key, std::size_t bytes_max);
  /// 1 to `id_bytes_max` letters, digits, "-" and "_".
  std::string id(std::string_view key);
  std::int64_t integer(std::string_view key);
  /// Never negative.
  std::uint64_t count(std::string_view key);
  std::uint32_t small_count(std::string_view key);
  bool boolean(std::string_view key);
  base::Timestamp time(std::string_view key);
  /// Nothing when the key is missing or null.
  std::optional<std::int64_t> maybe_integer(std::string_view key) const { return json::find_int(value_, key); }

  void complain(std::string_view key, std::string_view what);
  [[nodiscard]] bool is_good() const { return complaint_.empty(); }
  /// "control.invalid" with the first complaint.
  [[nodiscard]] tl::unexpected<base::Refusal> refusal() const { return base::refuse("control.invalid", complaint_); }

  [[nodiscard]] const json::Value& value() const { return value_; }

 private:
  const json::Value& value_;
  std::string complaint_;
};

}  // namespace control
