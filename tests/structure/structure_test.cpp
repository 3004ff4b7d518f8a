// The house as src/README.md describes it, held against the files: arrows, doors, templates, scripts and SQL.

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "base/text.h"

namespace {

namespace fs = std::filesystem;

const fs::path root = BELFRY_SOURCE_DIR;

std::string read(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::vector<fs::path> files(const fs::path& folder, const std::set<std::string>& endings) {
  std::vector<fs::path> found;
  if (!fs::exists(root / folder)) return found;
  for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
    if (entry.is_regular_file() && endings.contains(entry.path().extension().string())) found.push_back(entry.path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

std::vector<std::string> lines(const fs::path& file) {
  std::vector<std::string> all;
  std::istringstream in(read(file));
  for (std::string line; std::getline(in, line);) all.push_back(line);
  return all;
}

std::string place(const fs::path& file) { return fs::relative(file, root).string(); }

// "media/stun/message.h" for a quoted include, empty for anything else.
std::string quoted_include(const std::string& line) {
  constexpr std::string_view start = "#include \"";
  if (!line.starts_with(start)) return {};
  return line.substr(start.size(), line.find('"', start.size()) - start.size());
}

std::string part(const fs::path& path, std::size_t index) {
  auto it = path.begin();
  for (; index > 0 && it != path.end(); --index) ++it;
  return it == path.end() ? std::string() : it->string();
}

using Arrows = std::map<std::string, std::set<std::string>>;

Arrows arrows_of_the_map() {
  Arrows arrows;
  bool in_section = false;
  bool in_table = false;
  for (const std::string& line : lines(root / "src/README.md")) {
    if (line.starts_with("## ")) in_section = line == "## Arrows";
    if (!in_section) continue;
    if (line.starts_with("```")) {
      in_table = !in_table;
      continue;
    }
    if (!in_table) continue;
    std::istringstream words(line);
    std::string module;
    words >> module;
    for (std::string seen; words >> seen;) arrows[module].insert(seen);
    arrows[module].insert({module, "base"});
  }
  return arrows;
}

const std::set<std::string> cpp = {".cpp", ".h"};

TEST(Structure, every_include_follows_the_arrows_of_the_map) {
  const Arrows arrows = arrows_of_the_map();
  ASSERT_GT(arrows.size(), 15u);
  for (const fs::path& file : files("src", cpp)) {
    const std::string module = part(fs::relative(file, root / "src"), 0);
    if (module == "daemons") continue;
    ASSERT_TRUE(arrows.contains(module)) << module << " is missing from the arrows in src/README.md";
    for (const std::string& line : lines(file)) {
      const std::string include = quoted_include(line);
      if (include.empty()) continue;
      EXPECT_FALSE(include.starts_with(".")) << place(file) << ": " << include;
      EXPECT_TRUE(arrows.at(module).contains(part(include, 0))) << place(file) << " includes " << include;
    }
  }
}

TEST(Structure, only_session_joins_the_crafts_of_media_and_only_ice_knows_stun) {
  for (const fs::path& file : files("src/media", cpp)) {
    const std::string craft = part(fs::relative(file, root / "src/media"), 0);
    if (craft == "session") continue;
    for (const std::string& line : lines(file)) {
      const fs::path include = quoted_include(line);
      if (part(include, 0) != "media") continue;
      const std::string other = part(include, 1);
      EXPECT_TRUE(other == craft || (craft == "ice" && other == "stun")) << place(file) << " includes " << include;
    }
  }
}

TEST(Structure, every_module_stands_in_the_map) {
  const std::string map = read(root / "src/README.md");
  for (const auto& entry : fs::directory_iterator(root / "src")) {
    if (!entry.is_directory()) continue;
    EXPECT_NE(map.find("`" + entry.path().filename().string() + "/`"), std::string::npos) << entry.path();
  }
}

bool is_private(const fs::path& header) {
  const std::string name = "\"" + fs::relative(header, root / "src").string() + "\"";
  const auto all = files("src", cpp);
  return std::none_of(all.begin(), all.end(), [&](const fs::path& file) {
    return file.parent_path() != header.parent_path() && read(file).find(name) != std::string::npos;
  });
}

TEST(Structure, each_c_library_has_one_door_and_never_shows_in_a_header) {
  const std::map<std::string, std::set<std::string>> doors = {
      {"<sqlite3.h", {"src/sqlite"}},        {"<curl/", {"src/http"}},
      {"<openssl/", {"src/crypto", "src/media/dtls"}}, {"<sodium", {"src/crypto"}},
      {"<srtp", {"src/media/srtp"}},         {"<opus", {"src/media/opus"}},
      {"<ogg/", {"src/media/record"}},       {"<fcgi", {"src/web"}},
      {"<cgicc/", {"src/web"}},              {"<ctemplate/", {"src/view"}},
      {"<boost/json", {"src/json"}},         {"<boost/asio", {"src/net"}},
      {"<boost/beast", {"src/net"}},         {"<spdlog", {"src/base"}},
      {"<toml++", {"src/settings"}}};
  for (const fs::path& file : files("src", cpp)) {
    for (const std::string& line : lines(file)) {
      if (!line.starts_with("#include <")) continue;
      for (const auto& [library, rooms] : doors) {
        if (line.find(library) == std::string::npos) continue;
        const bool at_home = std::any_of(rooms.begin(), rooms.end(), [&](const std::string& room) {
          return place(file).starts_with(room + "/");
        });
        EXPECT_TRUE(at_home) << place(file) << ": " << line;
        // json/json.h must show Boost, private headers of a door (which only its own folder includes) may show its library.
        EXPECT_TRUE(file.extension() == ".cpp" || library.starts_with("<boost/") || is_private(file))
            << place(file) << ": " << line;
      }
    }
  }
}

TEST(Structure, decisions_and_engines_ask_no_clock_and_no_dice) {
  const std::vector<std::string> forbidden = {"_clock::now", "random_device", "getenv", "time(nullptr)", "rand()"};
  for (const char* folder : {"src/domain", "src/media", "src/channel", "src/flow", "src/store"}) {
    for (const fs::path& file : files(folder, cpp)) {
      const std::string text = read(file);
      for (const std::string& word : forbidden) EXPECT_EQ(text.find(word), std::string::npos) << place(file) << ": " << word;
    }
  }
}

// What meets packets counts and drops. The doors of libsrtp, libogg and libopus may fail to make a thing, never to take one.
TEST(Structure, engines_never_throw_on_a_packet) {
  for (const char* craft : {"stun", "ice", "rtp", "sdp", "stream", "session"}) {
    for (const fs::path& file : files(fs::path("src/media") / craft, cpp)) {
      for (const std::string& line : lines(file)) {
        if (base::trim(line).starts_with("//")) continue;
        EXPECT_EQ(line.find("throw "), std::string::npos) << place(file) << ": " << line;
      }
    }
  }
}

TEST(Structure, every_template_escapes_and_carries_no_script_or_style_of_its_own) {
  const auto templates = files("templates", {".tpl"});
  for (const fs::path& file : templates) {
    const auto text = lines(file);
    ASSERT_FALSE(text.empty()) << place(file);
    EXPECT_TRUE(text.front().starts_with(R"({{%AUTOESCAPE context="HTML")")) << place(file);
    const std::string whole = base::to_lower(read(file));
    for (const char* word : {":none", "<style", "style=\"", "javascript:", "<script>"}) {
      EXPECT_EQ(whole.find(word), std::string::npos) << place(file) << " has " << word;
    }
    for (const char* handler : {" onclick=", " onload=", " onerror=", " onsubmit=", " onchange=", " oninput="}) {
      EXPECT_EQ(whole.find(handler), std::string::npos) << place(file) << " has " << handler;
    }
  }
}

TEST(Structure, scripts_write_text_never_markup) {
  for (const fs::path& file : files("static/js", {".js"})) {
    const std::string text = read(file);
    for (const char* word : {"innerHTML", "outerHTML", "insertAdjacentHTML", "eval(", "document.write"}) {
      EXPECT_EQ(text.find(word), std::string::npos) << place(file) << " has " << word;
    }
  }
}

TEST(Structure, sql_lives_in_sql_files) {
  for (const fs::path& file : files("src", cpp)) {
    const std::string text = read(file);
    for (const char* word : {"\"insert into ", "\"update ", "\"delete from ", "\"select ", "\"create table"}) {
      EXPECT_EQ(base::to_lower(text).find(word), std::string::npos) << place(file) << " has " << word;
    }
  }
}

TEST(Structure, no_file_is_one_that_a_tired_reader_would_dread) {
  constexpr std::size_t lines_max = 600;
  for (const char* folder : {"src", "cgi-bin", "tests", "static/js", "bench"}) {
    for (const fs::path& file : files(folder, {".cpp", ".h", ".js", ".mjs"})) {
      EXPECT_LE(lines(file).size(), lines_max) << place(file);
    }
  }
}

TEST(Structure, nothing_starts_a_shell) {
  for (const fs::path& file : files("src", cpp)) {
    const std::string text = read(file);
    for (const char* word : {"std::system(", " system(", "popen("}) {
      EXPECT_EQ(text.find(word), std::string::npos) << place(file) << " has " << word;
    }
  }
}

}  // namespace
