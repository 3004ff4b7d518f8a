#include "view/html_shape.h"

#include "base/text.h"

namespace test {

namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}
bool ends_name(char c) {
  return is_blank(c) || c == '>' || c == '/' || c == '=';
}

// Reads one tag; `at` stands after its "<".
class TagReader {
 public:
  TagReader(std::string_view html, std::size_t at) : html_(html), at_(at) {}

  Tag read() {
    Tag tag;
    if (at('/')) tag.name = "/", ++at_;
    tag.name += name();
    for (skip_blanks(); at_ < html_.size() && !at('>'); skip_blanks()) {
      if (at('/')) {
        ++at_;
        continue;
      }
      tag.attributes.push_back(name());
      tag.values.push_back(value());
    }
    ++at_;
    return tag;
  }

  [[nodiscard]] std::size_t position() const { return at_; }

 private:
  [[nodiscard]] bool at(char c) const { return at_ < html_.size() && html_[at_] == c; }
  void skip_blanks() {
    while (at_ < html_.size() && is_blank(html_[at_])) ++at_;
  }

  std::string name() {
    const std::size_t from = at_++;
    while (at_ < html_.size() && !ends_name(html_[at_])) ++at_;
    return base::to_lower(html_.substr(from, at_ - from));
  }

  std::string value() {
    skip_blanks();
    if (!at('=')) return {};
    ++at_;
    skip_blanks();
    const bool is_quoted = at('"') || at('\'');
    const char quote = is_quoted ? html_[at_++] : ' ';
    const std::size_t from = at_;
    while (at_ < html_.size() && (is_quoted ? html_[at_] != quote : !is_blank(html_[at_]) && html_[at_] != '>')) ++at_;
    const std::string text(html_.substr(from, at_ - from));
    if (is_quoted) ++at_;
    return text;
  }

  std::string_view html_;
  std::size_t at_;
};

bool begins_tag(std::string_view html, std::size_t at) {
  if (at + 1 >= html.size()) return false;
  const char next = html[at + 1];
  return next == '/' || next == '!' || (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z');
}

}  // namespace

std::string Tag::bones() const {
  std::string text = name;
  for (const std::string& attribute : attributes) text += " " + attribute;
  return text;
}

std::vector<Tag> tags_of(std::string_view html) {
  std::vector<Tag> tags;
  for (std::size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at)) {
    if (!begins_tag(html, at)) {
      ++at;
      continue;
    }
    TagReader reader(html, at + 1);
    tags.push_back(reader.read());
    at = reader.position();
    if (at >= html.size()) break;
  }
  return tags;
}

std::vector<std::string> bones_of(std::string_view html) {
  std::vector<std::string> bones;
  for (const Tag& tag : tags_of(html)) bones.push_back(tag.bones());
  return bones;
}

}  // namespace test
