/// How often packets were dropped, by the name of the reason ("srtp.replayed"). Names are the engines' constants and
/// few, so a handful of rows is all a leg needs.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace media::session {

class Refusals {
 public:
  struct Row {
    std::string_view name;
    std::uint64_t count;
  };

  /// `name` is a constant that lives as long as the program.
  void count(std::string_view name) {
    for (Row& row : rows_) {
      if (row.name == name) {
        ++row.count;
        return;
      }
    }
    rows_.push_back({name, 1});
  }

  [[nodiscard]] std::uint64_t count_of(std::string_view name) const {
    for (const Row& row : rows_) {
      if (row.name == name) return row.count;
    }
    return 0;
  }
  [[nodiscard]] const std::vector<Row>& rows() const { return rows_; }

 private:
  std::vector<Row> rows_;
};

}  // namespace media::session
