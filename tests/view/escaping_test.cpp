// Hostile values in every marker of every template: the page keeps its bones, and no address changes its scheme.
#include <gtest/gtest.h>

#include "view/html_shape.h"
#include "view/renderer.h"
#include "view/template_files.h"

namespace {

constexpr std::string_view harmless = "x";

constexpr std::string_view hostile_values[] = {
    "<script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</textarea></template></script><img src=x onerror=alert(1)>",
    "\"><svg onload=alert(1)>",
    "' onmouseover='alert(1)",
    "\" autofocus onfocus=\"alert(1)",
    "x onmouseover=alert(1) y",
    "x/onclick=alert(1)//",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " \tjava\nscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "//evil.example/x",
    "<!--",
    "-->",
    "<![CDATA[",
    "{{STATIC}}{{#ROW}}{{/ROW}}",
    "[[Call ended]]",
    "&lt;script&gt;",
    "&#106;avascript:alert(1)",
    "\xe2\x80\xae gnp.exe",
    "\xc3\x28 broken \xff",
    "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
    "`${alert(1)}`",
    "\r\nSet-Cookie: a=b",
};

std::string render_all_with(const view::Renderer& renderer, const test::TemplateFile& file, std::string_view value) {
  view::Model model(file.name);
  const test::Markers markers = test::markers_of(file.text);
  for (const std::string& name : markers.values) model.top().set_everywhere(name, value);
  for (const std::string& name : markers.sections) model.top().show_everywhere(name);
  return renderer.render(model);
}

bool is_address(std::string_view attribute) {
  return attribute == "href" || attribute == "src" || attribute == "action" || attribute == "formaction";
}

// What a browser would run: it drops blanks and control characters before and inside the scheme.
bool is_scripted(std::string_view address) {
  std::string seen;
  for (const char c : address) {
    if (static_cast<unsigned char>(c) > ' ') seen += static_cast<char>(c | 0x20);
  }
  return seen.starts_with("javascript:") || seen.starts_with("data:") || seen.starts_with("vbscript:");
}

TEST(Escaping, the_bones_would_show_a_break_out) {
  EXPECT_EQ(test::bones_of("<p title=\"&quot; onclick=&quot;\">a&lt;b></p>"),
            (std::vector<std::string>{"p title", "/p"}));
  EXPECT_EQ(test::bones_of("<p title=\"\" onclick=\"\"><b>"), (std::vector<std::string>{"p title onclick", "b"}));
}

TEST(Escaping, hostile_values_change_no_tag_and_no_attribute_anywhere) {
  const view::Renderer renderer = view::Renderer::load(test::templates_folder());
  for (const auto& file : test::template_files()) {
    const auto expected = test::bones_of(render_all_with(renderer, file, harmless));
    ASSERT_FALSE(expected.empty()) << file.name;
    for (const std::string_view hostile : hostile_values) {
      EXPECT_EQ(test::bones_of(render_all_with(renderer, file, hostile)), expected) << file.name << " with " << hostile;
    }
  }
}

TEST(Escaping, an_address_never_becomes_a_script) {
  const view::Renderer renderer = view::Renderer::load(test::templates_folder());
  for (const auto& file : test::template_files()) {
    for (const std::string_view hostile : hostile_values) {
      for (const auto& tag : test::tags_of(render_all_with(renderer, file, hostile))) {
        for (std::size_t i = 0; i < tag.attributes.size(); ++i) {
          if (!is_address(tag.attributes[i])) continue;
          EXPECT_FALSE(is_scripted(tag.values[i])) << file.name << ": " << tag.bones() << ": " << tag.values[i];
        }
      }
    }
  }
}

}  // namespace
