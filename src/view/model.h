/// What one template is filled with: values for its markers, sections shown once or once a row, and the templates it
/// includes. Values are plain text from anywhere; escaping is the template's business and happens for every marker.
#pragma once

#include <concepts>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace ctemplate {
class TemplateDictionary;
}

namespace view {

/// A part of a Model: the whole, one row of a section, or an included template. Borrowed: alive as long as its Model.
class Section {
 public:
  explicit Section(ctemplate::TemplateDictionary& dictionary) : dictionary_(&dictionary) {}

  /// Fills {{MARKER}}, here and in the sections inside, but not in included templates. The text is copied.
  void set(std::string_view marker, std::string_view value);
  void set(std::string_view marker, std::integral auto value) { set_number(marker, static_cast<std::int64_t>(value)); }
  /// Fills {{MARKER}} in this template and in everything it includes.
  void set_everywhere(std::string_view marker, std::string_view value);
  /// Shows {{#SECTION}} once, with the values from here.
  void show(std::string_view section);
  void show_if(bool wanted, std::string_view section);
  /// Shows {{#SECTION}} once in this template and in everything it includes.
  void show_everywhere(std::string_view section);
  /// Shows {{#SECTION}} once more with values of its own; what it lacks it takes from here.
  Section add(std::string_view section);
  /// Puts `template_name` ("partials/message.tpl") at {{>MARKER}}. Several go one after the other.
  Section include(std::string_view marker, std::string_view template_name);

 private:
  void set_number(std::string_view marker, std::int64_t value);

  ctemplate::TemplateDictionary* dictionary_;
};

/// The values of one page. Made and rendered on one thread.
class Model {
 public:
  /// For the outermost template, "layouts/desk.tpl".
  explicit Model(std::string_view template_name);
  Model(Model&&) noexcept;
  Model& operator=(Model&&) noexcept;
  ~Model();

  [[nodiscard]] Section top();
  [[nodiscard]] const std::string& template_name() const { return template_name_; }
  [[nodiscard]] const ctemplate::TemplateDictionary& dictionary() const { return *dictionary_; }

 private:
  std::string template_name_;
  std::unique_ptr<ctemplate::TemplateDictionary> dictionary_;
};

}  // namespace view
