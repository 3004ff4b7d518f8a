// How SQLite finds the rows: by an index, or by reading whole tables. A desk that has run for years holds a hundred
// thousand conversations and millions of messages; no statement of ours may read them all.

#include <gtest/gtest.h>

#include <algorithm>
#include <deque>
#include <string>
#include <vector>

#include "sqlite/statement.h"
#include "store/queries/all.h"
#include "support/temp_ledger.h"

namespace store {
namespace {

// Statements that may read a whole table, because it stays small or because that is their purpose.
constexpr const char* readers_of_small_tables[] = {
    "count_tables",
    "check_whole",
    "find_schema_version",
    "find_application_id",
    "list_workspaces",
    "has_users",
    "list_every_number",
    "use_setup_token",
    "is_setup_token_open",
    "remove_setup_tokens",
    "list_numbers",
    "list_members",
    "forget_media_news",
    "find_media_news_place",
    // SQLite names here what it would read if a foreign key were broken already; it never is
    // (fkey.c, fkScanChildren).
    "add_user",
    "add_number",
};

std::vector<std::string> plan_of(sqlite::Database& database, const std::string& sql) {
  // The connection knows statements by their address, so each text stays where it is.
  static std::deque<std::string> texts;
  texts.push_back("explain query plan " + sql);
  std::vector<std::string> lines;
  auto row = database.use(texts.back().c_str());
  while (row.step()) lines.push_back(row.text(3));
  return lines;
}

// "SCAN m" reads a whole table, and so does one along a table's own key. One along an index we made does not: those
// that can be read without a condition hold only the rows that are still open.
bool reads_whole_table(const std::string& line) {
  if (!line.starts_with("SCAN ") || line.starts_with("SCAN CONSTANT ROW") || line.starts_with("SCAN json_each"))
    return false;
  return line.find("INDEX ") == std::string::npos || line.find("sqlite_autoindex") != std::string::npos;
}

TEST(QueriesPlan, no_statement_reads_a_whole_table_that_grows) {
  support::TempLedger made;
  for (const queries::Query& query : queries::all) {
    const bool may = std::any_of(std::begin(readers_of_small_tables), std::end(readers_of_small_tables),
                                 [&](const char* name) { return std::string(name) == query.name; });
    if (may) continue;
    for (const std::string& line : plan_of(made.ledger().database(), query.sql)) {
      EXPECT_FALSE(reads_whole_table(line)) << query.stem << ": " << query.name << ": " << line;
    }
  }
}

TEST(QueriesPlan, pages_are_cut_along_their_index_and_never_sorted) {
  support::TempLedger made;
  for (const char* name : {"list_conversations", "list_messages"}) {
    const auto query = std::find_if(std::begin(queries::all), std::end(queries::all),
                                    [&](const auto& q) { return std::string(q.name) == name; });
    ASSERT_NE(query, std::end(queries::all));
    const auto plan = plan_of(made.ledger().database(), query->sql);
    EXPECT_TRUE(std::any_of(plan.begin(), plan.end(),
                            [](const std::string& line) { return line.find("_at,id)<(?,?)") != std::string::npos; }))
        << name << ": " << testing::PrintToString(plan);
    EXPECT_TRUE(std::none_of(plan.begin(), plan.end(),
                             [](const std::string& line) { return line.find("TEMP B-TREE") != std::string::npos; }))
        << name << ": " << testing::PrintToString(plan);
  }
}

}  // namespace
}  // namespace store
