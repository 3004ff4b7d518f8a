#include "view/renderer.h"

#include <cstring>  // ctemplate's headers use strlen without it
#include <fstream>
#include <iterator>

#include <ctemplate/per_expand_data.h>
#include <ctemplate/template_cache.h>
#include <ctemplate/template_dictionary.h>

#include "base/failure.h"
#include "base/text.h"

namespace view {

namespace {

constexpr std::string_view autoescape = "{{%AUTOESCAPE context=\"HTML\"}}\n";
// The pages' usual size: the inbox with 25 rows and a thread is near it.
constexpr std::size_t usual_page_bytes = 32 * 1024;

std::string read(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::string text(std::istreambuf_iterator<char>(in), {});
  if (!in) throw base::Failure("cannot read the template " + file.string());
  return text;
}

// With the line end behind them; a blank line in their place would stand before <!doctype html>.
std::string without_comments(std::string_view text) {
  std::string out;
  for (std::size_t open = text.find("{{!"); open != std::string_view::npos; open = text.find("{{!")) {
    const std::size_t close = text.find("}}", open);
    if (close == std::string_view::npos) break;
    out += text.substr(0, open);
    text.remove_prefix(close + 2);
    if (text.starts_with('\n')) text.remove_prefix(1);
  }
  return out += text;
}

// Indentation is for people; the line ends stay, so words on two lines stay apart. Nothing in our templates is
// preformatted.
std::string without_indentation(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const std::string_view line : base::split(text, '\n')) {
    const std::size_t start = line.find_first_not_of(" \t");
    if (start == std::string_view::npos) continue;
    out += line.substr(start);
    out += '\n';
  }
  return out;
}

void add(ctemplate::TemplateCache& templates, const std::string& name, const std::string& source,
         const Catalogue& catalogue) {
  if (!source.starts_with(autoescape)) {
    throw base::Failure(base::format("the template {} does not begin with {}", name, base::trim(autoescape)));
  }
  const std::string text = without_indentation(without_comments(catalogue.translate(source)));
  if (!templates.StringToTemplateCache(name, text, ctemplate::STRIP_BLANK_LINES)) {
    throw base::Failure(base::format("the template {} does not parse", name));
  }
}

}  // namespace

Renderer Renderer::load(const std::filesystem::path& folder, const Catalogue& catalogue) {
  if (!std::filesystem::is_directory(folder)) throw base::Failure("there is no templates folder " + folder.string());
  auto templates = std::make_unique<ctemplate::TemplateCache>();
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".tpl") continue;
    add(*templates, entry.path().lexically_relative(folder).generic_string(), read(entry.path()), catalogue);
  }
  templates->Freeze();
  return Renderer(std::move(templates));
}

Renderer::Renderer(std::unique_ptr<ctemplate::TemplateCache> templates) : templates_(std::move(templates)) {}
Renderer::Renderer(Renderer&&) noexcept = default;
Renderer& Renderer::operator=(Renderer&&) noexcept = default;
Renderer::~Renderer() = default;

std::string Renderer::render(const Model& model) const {
  std::string html;
  html.reserve(usual_page_bytes);
  ctemplate::PerExpandData nothing_more;
  if (!templates_->ExpandNoLoad(model.template_name(), ctemplate::STRIP_BLANK_LINES, &model.dictionary(), &nothing_more,
                                &html)) {
    throw base::Failure("the page did not render: " + model.template_name() + " or a template it includes is missing");
  }
  return html;
}

}  // namespace view
