#include "view/catalogue.h"

#include <algorithm>
#include <set>
#include <utility>

#include "base/failure.h"
#include "base/text.h"

namespace view {

namespace {

constexpr std::string_view mark_open = "[[";
constexpr std::string_view mark_close = "]]";

std::multiset<std::string_view> markers_of(std::string_view sentence) {
  std::multiset<std::string_view> markers;
  for (std::size_t at = sentence.find("{{"); at != std::string_view::npos; at = sentence.find("{{", at)) {
    const std::size_t end = std::min(sentence.find("}}", at), sentence.size());
    markers.insert(sentence.substr(at, end - at));
    at = end;
  }
  return markers;
}

}  // namespace

Catalogue::Catalogue(Sentences sentences) : sentences_(std::move(sentences)) {
  for (const auto& [english, translated] : sentences_) {
    if (markers_of(english) == markers_of(translated)) continue;
    throw base::Failure(base::format("the translation of \"{}\" has other markers than the sentence", english));
  }
}

std::string_view Catalogue::look_up(std::string_view english) const {
  const auto found = sentences_.find(english);
  return found == sentences_.end() ? english : std::string_view(found->second);
}

std::string Catalogue::translate(std::string_view text) const {
  std::string out;
  out.reserve(text.size());
  for (std::size_t open = text.find(mark_open); open != std::string_view::npos; open = text.find(mark_open)) {
    const std::size_t close = text.find(mark_close, open);
    const std::size_t line_end = text.find('\n', open);
    if (close == std::string_view::npos || line_end < close) {
      throw base::Failure(base::format("a [[ is not closed on its line: {}", base::cut_utf8(text.substr(open), 40)));
    }
    out += text.substr(0, open);
    out += look_up(text.substr(open + mark_open.size(), close - open - mark_open.size()));
    text.remove_prefix(close + mark_close.size());
  }
  out += text;
  return out;
}

}  // namespace view
