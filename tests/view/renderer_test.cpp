#include "view/renderer.h"

#include <gtest/gtest.h>

#include <fstream>
#include <thread>
#include <vector>

#include "base/failure.h"
#include "view/template_files.h"

namespace view {
namespace {

constexpr std::string_view escaped = "{{%AUTOESCAPE context=\"HTML\"}}\n";

class RendererFolder : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::path(testing::TempDir()) / testing::UnitTest::GetInstance()->current_test_info()->name();
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_ / "pages");
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  void write(std::string_view name, std::string_view text) { std::ofstream(folder_ / name, std::ios::binary) << text; }
  void write_escaped(std::string_view name, std::string_view text) {
    write(name, std::string(escaped) + std::string(text));
  }

  std::filesystem::path folder_;
};

TEST_F(RendererFolder, a_page_is_its_values_sections_and_includes) {
  write_escaped("pages/list.tpl", "<ul>\n  {{#ROW}}\n  <li>{{NAME}} of {{TOWN}}</li>\n  {{/ROW}}\n</ul>{{>FOOT}}");
  write_escaped("foot.tpl", "<p>{{NAME}}{{EVERYWHERE}}</p>");
  Model model("pages/list.tpl");
  Section top = model.top();
  top.set("TOWN", "Bath");
  top.set("NAME", "nobody");
  top.set_everywhere("EVERYWHERE", "!");
  top.add("ROW").set("NAME", "Dana & Co");
  top.add("ROW").set("NAME", 7);
  top.include("FOOT", "foot.tpl");
  EXPECT_EQ(Renderer::load(folder_).render(model),
            "<ul>\n<li>Dana &amp; Co of Bath</li>\n<li>7 of Bath</li>\n</ul><p>!</p>\n\n");
}

TEST_F(RendererFolder, line_ends_survive_only_where_the_template_keeps_them) {
  write_escaped("one.tpl", "{{A:p}}|{{A}}");
  Model model("one.tpl");
  model.top().set("A", "a\n<b>");
  EXPECT_EQ(Renderer::load(folder_).render(model), "a\n&lt;b&gt;|a &lt;b&gt;\n");
}

TEST_F(RendererFolder, a_query_value_is_percent_encoded) {
  write_escaped("one.tpl", "<a href=\"/x?q={{Q:u}}\">x</a>");
  Model model("one.tpl");
  model.top().set("Q", "a b&c=\"d\"");
  EXPECT_EQ(Renderer::load(folder_).render(model), "<a href=\"/x?q=a+b%26c%3D%22d%22\">x</a>\n");
}

TEST_F(RendererFolder, marked_words_are_translated_when_templates_load) {
  write_escaped("one.tpl", "<p>[[Call ended]]</p>");
  EXPECT_EQ(Renderer::load(folder_, Catalogue(Catalogue::Sentences{{"Call ended", "Anruf beendet"}}))
                .render(Model("one.tpl")),
            "<p>Anruf beendet</p>\n");
}

TEST_F(RendererFolder, a_template_without_escaping_is_refused) {
  write("one.tpl", "<p>{{A}}</p>");
  EXPECT_THROW((void)Renderer::load(folder_), base::Failure);
}

TEST_F(RendererFolder, a_template_that_does_not_parse_is_refused) {
  write_escaped("one.tpl", "<p>{{#A}}</p>");
  EXPECT_THROW((void)Renderer::load(folder_), base::Failure);
}

TEST_F(RendererFolder, a_missing_template_is_a_failure_not_an_empty_page) {
  write_escaped("one.tpl", "{{>PART}}");
  const Renderer renderer = Renderer::load(folder_);
  EXPECT_THROW((void)renderer.render(Model("two.tpl")), base::Failure);
  Model model("one.tpl");
  model.top().include("PART", "gone.tpl");
  EXPECT_THROW((void)renderer.render(model), base::Failure);
}

TEST_F(RendererFolder, a_missing_folder_is_a_failure) {
  EXPECT_THROW((void)Renderer::load(folder_ / "gone"), base::Failure);
}

TEST(Renderer, many_threads_render_with_one) {
  const Renderer renderer = Renderer::load(test::templates_folder());
  std::vector<std::jthread> threads;
  for (int t = 0; t < 8; ++t) {
    threads.emplace_back([&renderer, t] {
      for (int i = 0; i < 50; ++i) {
        Model model("partials/empty.tpl");
        model.top().set("TITLE", t);
        EXPECT_NE(renderer.render(model).find(">" + std::to_string(t) + "<"), std::string::npos);
      }
    });
  }
}

}  // namespace
}  // namespace view
