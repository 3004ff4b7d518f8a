#include "settings/reader.h"

#include <algorithm>

#include "base/text.h"

namespace settings {

void Complaints::add(std::string name, const toml::node* where, const std::string& sentence) {
  if (first) return;
  const std::string place = where == nullptr ? file : base::format("{}:{}", file, where->source().begin.line);
  first = base::Refusal{std::move(name), place + ": " + sentence};
}

const toml::node* TableReader::find(const char* key, Need need) {
  asked_.emplace(key);
  const toml::node* node = table_.get(key);
  if (node == nullptr && need == Need::required)
    complaints_.add("settings.missing", nullptr, name(key) + " is missing");
  return node;
}

void TableReader::refuse_type(const char* key, const toml::node* node, std::string_view wanted) {
  complaints_.add("settings.wrong_type", node, base::format("{} must be {}", name(key), wanted));
}

void TableReader::text(const char* key, std::string& out, Need need, const Check& check) {
  const toml::node* node = find(key, need);
  if (node == nullptr) return;
  if (!node->is_string()) return refuse_type(key, node, "a text in quotes");
  const std::string& value = node->as_string()->get();
  const std::string wrong = check ? check(value) : std::string();
  if (!wrong.empty()) complaints_.add("settings.absurd", node, name(key) + " " + wrong);
  out = value;
}

void TableReader::number(const char* key, std::int64_t& out, std::int64_t least, std::int64_t most) {
  const toml::node* node = find(key, Need::optional);
  if (node == nullptr) return;
  if (!node->is_integer()) return refuse_type(key, node, "a whole number");
  out = node->as_integer()->get();
  if (out < least || out > most) {
    complaints_.add("settings.absurd", node, base::format("{} must be from {} to {}", name(key), least, most));
  }
}

void TableReader::flag(const char* key, bool& out) {
  const toml::node* node = find(key, Need::optional);
  if (node == nullptr) return;
  if (!node->is_boolean()) return refuse_type(key, node, "true or false");
  out = node->as_boolean()->get();
}

void TableReader::texts(const char* key, std::vector<std::string>& out, std::pair<std::size_t, std::size_t> counts,
                        const Check& check) {
  const toml::node* node = find(key, counts.first > 0 ? Need::required : Need::optional);
  if (node == nullptr) return;
  const toml::array* array = node->as_array();
  if (array == nullptr) return refuse_type(key, node, "a list of texts");
  if (array->size() < counts.first || array->size() > counts.second) {
    complaints_.add("settings.absurd", node,
                    base::format("{} takes {} to {} values", name(key), counts.first, counts.second));
  }
  for (const toml::node& element : *array) {
    if (!element.is_string()) return refuse_type(key, &element, "a list of texts");
    const std::string& value = element.as_string()->get();
    const std::string wrong = check(value);
    if (!wrong.empty())
      complaints_.add("settings.absurd", &element, base::format("{}: \"{}\" {}", name(key), value, wrong));
    out.push_back(value);
  }
}

TableReader TableReader::table(const char* key) {
  static const toml::table empty;
  const toml::node* node = find(key, Need::optional);
  if (node != nullptr && !node->is_table()) refuse_type(key, node, "a table");
  const toml::table& found = node != nullptr && node->is_table() ? *node->as_table() : empty;
  return {found, name(key) + ".", complaints_};
}

void TableReader::finish() const {
  for (const auto& [key, node] : table_) {
    if (asked_.find(key.str()) != asked_.end()) continue;
    complaints_.add("settings.unknown_key", &node, base::format("{} is no setting", name(key.str())));
  }
}

}  // namespace settings
