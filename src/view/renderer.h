/// The template door: models to HTML. All templates of a folder are read and parsed once, at start; afterwards the
/// renderer never changes, so any number of threads may render with one. ctemplate escapes every marker for the place
/// it stands in (text, attribute, address); a template that does not ask for that is refused.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "view/catalogue.h"
#include "view/model.h"

namespace ctemplate {
class TemplateCache;
}

namespace view {

class Renderer {
 public:
  /// Reads every *.tpl under `folder`; a template's name is its path from there ("pages/inbox.tpl"). Throws
  /// base::Failure, naming the file, when one cannot be read, does not parse, or does not ask for escaping in its first
  /// line.
  [[nodiscard]] static Renderer load(const std::filesystem::path& folder, const Catalogue& catalogue = {});

  Renderer(Renderer&&) noexcept;
  Renderer& operator=(Renderer&&) noexcept;
  ~Renderer();

  /// Throws base::Failure when the model names a template that is not there.
  [[nodiscard]] std::string render(const Model& model) const;

 private:
  explicit Renderer(std::unique_ptr<ctemplate::TemplateCache> templates);

  std::unique_ptr<ctemplate::TemplateCache> templates_;
};

}  // namespace view
