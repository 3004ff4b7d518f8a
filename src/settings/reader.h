/// Private to this module: one TOML table read key by key. Each reader names a key, its limits and where the value
/// goes; the first thing wrong is kept as a sentence with its place, and what nobody asked for is found at the end.
#pragma once

#include <toml++/toml.h>
#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace settings {

/// The first complaint of one file; later ones are dropped.
struct Complaints {
  std::string file;
  std::optional<base::Refusal> first;

  /// `where` may be null when the key is missing.
  void add(std::string name, const toml::node* where, const std::string& sentence);
};

enum class Need { optional, required };

/// Says what is wrong with a value ("must be an absolute path"), or nothing.
using Check = std::function<std::string(const std::string&)>;

class TableReader {
 public:
  /// `prefix` is "" or "web."; both references outlive the reader.
  TableReader(const toml::table& table, std::string prefix, Complaints& complaints)
      : table_(table), prefix_(std::move(prefix)), complaints_(complaints) {}

  void text(const char* key, std::string& out, Need need, const Check& check = {});
  /// Leaves `out` alone, which holds the default, when the key is missing.
  void number(const char* key, std::int64_t& out, std::int64_t least, std::int64_t most);
  void flag(const char* key, bool& out);
  /// A list of texts. `counts.first` above zero makes the key required.
  void texts(const char* key, std::vector<std::string>& out, std::pair<std::size_t, std::size_t> counts,
             const Check& check);
  /// The table under `key`; an empty one when there is none.
  [[nodiscard]] TableReader table(const char* key);
  /// Complains of the first key nobody asked for.
  void finish() const;

 private:
  const toml::node* find(const char* key, Need need);
  [[nodiscard]] std::string name(std::string_view key) const { return prefix_ + std::string(key); }
  void refuse_type(const char* key, const toml::node* node, std::string_view wanted);

  const toml::table& table_;
  std::string prefix_;
  Complaints& complaints_;
  std::set<std::string, std::less<>> asked_;
};

}  // namespace settings
