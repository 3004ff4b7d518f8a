/// Words that people read are marked in templates as [[Call ended]]. A catalogue turns the marked English into another
/// language once, when the templates load, so a language costs nothing per page. The empty catalogue is English.
/// A mark may hold markers: [[Handled by {{AGENT}}]].
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace view {

class Catalogue {
 public:
  using Sentences = std::map<std::string, std::string, std::less<>>;

  Catalogue() = default;
  /// From English to the other language. Sentences that are missing stay English. Throws base::Failure when a
  /// translation has other {{MARKERS}} than its English sentence: it could smuggle in an unescaped one or lose a value.
  explicit Catalogue(Sentences sentences);

  /// `text` without the marks, each marked sentence translated. Throws base::Failure when a mark is not closed on its
  /// line.
  [[nodiscard]] std::string translate(std::string_view text) const;

 private:
  [[nodiscard]] std::string_view look_up(std::string_view english) const;

  Sentences sentences_;
};

}  // namespace view
