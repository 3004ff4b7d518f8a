// cmake/queries.cmake on a file with everything that CMake likes to interpret: brackets, semicolons, backslashes,
// dollars.

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "base/text.h"
#include "support/temp_folder.h"

namespace store {
namespace {

constexpr char hard_file[] = R"(-- The file's own opening; not a statement.

-- name: take_all
-- ?1 what; a comment with "quotes".
select '[[;]]', "a;b", '${HOME}', '@x@', 'C:\new\0', '\\', ']' -- trailing [
from things
where note = 'two
lines; and $ENV{PATH}' and id = ?1;

-- name: take_none
select 1 where false;
)";

class QueryGeneratorTest : public testing::Test {
 protected:
  // True when the script went through.
  bool make(const std::string& what, const std::filesystem::path& from) {
    const std::string command =
        base::format("cmake -D MAKE={} -D FROM={} -D TO={} -P {}/cmake/queries.cmake 2>/dev/null", what, from.string(),
                     folder_.file("made.h").string(), BELFRY_SOURCE_DIR);
    return std::system(command.c_str()) == 0;
  }
  std::filesystem::path write(const std::string& name, const std::string& content) {
    const auto file = folder_.file(name);
    std::ofstream(file) << content;
    return file;
  }
  std::string made() {
    std::ostringstream text;
    text << std::ifstream(folder_.file("made.h")).rdbuf();
    return text.str();
  }

  support::TempFolder folder_;
};

TEST_F(QueryGeneratorTest, every_sign_of_a_statement_arrives_in_its_constant) {
  ASSERT_TRUE(make("queries", write("hard.sql", hard_file)));
  const std::string text = hard_file;
  const auto begin = text.find("select '[[");
  const std::string statement = text.substr(begin, text.find("id = ?1;") + 8 - begin);
  EXPECT_NE(made().find("char take_all[] = R\"sql(" + statement + ")sql\";"), std::string::npos) << made();
  EXPECT_NE(made().find("char take_none[] = R\"sql(select 1 where false;)sql\";"), std::string::npos);
  EXPECT_NE(made().find("/// ?1 what; a comment with \"quotes\".\ninline constexpr char take_all"), std::string::npos);
}

TEST_F(QueryGeneratorTest, a_name_that_is_none_and_a_name_without_statement_stop_the_build) {
  EXPECT_FALSE(make("queries", write("a.sql", "-- name: Take It\nselect 1;\n")));
  EXPECT_FALSE(make("queries", write("b.sql", "-- name: take_it\n-- only a comment\n")));
}

TEST_F(QueryGeneratorTest, migrations_are_numbered_without_gaps) {
  write("0001_people.sql", "select 1;");
  write("0002_calls.sql", "select 2;");
  EXPECT_TRUE(make("migrations", folder_.path()));
  EXPECT_NE(made().find("{2, \"0002_calls\", R\"sql(select 2;)sql\"}"), std::string::npos);
  write("0004_gap.sql", "select 4;");
  EXPECT_FALSE(make("migrations", folder_.path()));
}

}  // namespace
}  // namespace store
