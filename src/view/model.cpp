#include "view/model.h"

#include <cstring>  // ctemplate's headers use strlen without it

#include <ctemplate/template_dictionary.h>

namespace view {

namespace {

ctemplate::TemplateString as_template_string(std::string_view text) { return {text.data(), text.size()}; }

}  // namespace

void Section::set(std::string_view marker, std::string_view value) {
  dictionary_->SetValue(as_template_string(marker), as_template_string(value));
}

void Section::set_number(std::string_view marker, std::int64_t value) {
  dictionary_->SetIntValue(as_template_string(marker), value);
}

void Section::set_everywhere(std::string_view marker, std::string_view value) {
  dictionary_->SetTemplateGlobalValue(as_template_string(marker), as_template_string(value));
}

void Section::show(std::string_view section) { dictionary_->ShowSection(as_template_string(section)); }

void Section::show_if(bool wanted, std::string_view section) {
  if (wanted) show(section);
}

void Section::show_everywhere(std::string_view section) {
  dictionary_->ShowTemplateGlobalSection(as_template_string(section));
}

Section Section::add(std::string_view section) {
  return Section(*dictionary_->AddSectionDictionary(as_template_string(section)));
}

Section Section::include(std::string_view marker, std::string_view template_name) {
  ctemplate::TemplateDictionary* included = dictionary_->AddIncludeDictionary(as_template_string(marker));
  included->SetFilename(as_template_string(template_name));
  return Section(*included);
}

Model::Model(std::string_view template_name)
    : template_name_(template_name),
      dictionary_(std::make_unique<ctemplate::TemplateDictionary>(as_template_string(template_name_))) {}

Model::Model(Model&&) noexcept = default;
Model& Model::operator=(Model&&) noexcept = default;
Model::~Model() = default;

Section Model::top() { return Section(*dictionary_); }

}  // namespace view
