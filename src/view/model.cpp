#include "view/model.h"

#include <array>
#include <charconv>
#include <cstring>  // ctemplate's headers use strlen without it

#include <ctemplate/template_dictionary.h>

namespace view {

namespace {

ctemplate::TemplateString as_template_string(std::string_view text) {
  return {text.data(), text.size()};
}

// A name with its hash worked out. Without the hash ctemplate enters every name it is given into a table of all names
// behind one lock (for dumping dictionaries, which nobody does), and the threads of a busy desk queue there: a fifth of
// a page's time.
class Name final : public ctemplate::TemplateString {
 public:
  explicit Name(std::string_view text) : TemplateString(text.data(), text.size()) { CacheGlobalId(); }
};

}  // namespace

void Section::set(std::string_view marker, std::string_view value) {
  dictionary_->SetValue(Name(marker), as_template_string(value));
}

void Section::set_number(std::string_view marker, std::int64_t value) {
  std::array<char, 20> digits;  // as many as the smallest of them has, with its sign
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  set(marker, {digits.data(), static_cast<std::size_t>(end - digits.data())});
}

void Section::set_everywhere(std::string_view marker, std::string_view value) {
  dictionary_->SetTemplateGlobalValue(Name(marker), as_template_string(value));
}

void Section::show(std::string_view section) {
  dictionary_->ShowSection(Name(section));
}

void Section::show_if(bool wanted, std::string_view section) {
  if (wanted) show(section);
}

void Section::show_everywhere(std::string_view section) {
  dictionary_->ShowTemplateGlobalSection(Name(section));
}

Section Section::add(std::string_view section) {
  return Section(*dictionary_->AddSectionDictionary(Name(section)));
}

Section Section::include(std::string_view marker, std::string_view template_name) {
  ctemplate::TemplateDictionary* included = dictionary_->AddIncludeDictionary(Name(marker));
  included->SetFilename(as_template_string(template_name));
  return Section(*included);
}

Model::Model(std::string_view template_name)
    : template_name_(template_name),
      // Its own name is for dumps only, and every section and include would copy it into theirs.
      dictionary_(std::make_unique<ctemplate::TemplateDictionary>("")) {}

Model::Model(Model&&) noexcept = default;
Model& Model::operator=(Model&&) noexcept = default;
Model::~Model() = default;

Section Model::top() {
  return Section(*dictionary_);
}

}  // namespace view
