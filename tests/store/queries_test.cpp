// Every statement under sql/queries against the schema as it is: it is SQL, its tables and columns exist, it is one
// statement.

#include "store/queries/all.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "sqlite/statement.h"
#include "support/temp_ledger.h"

namespace store {
namespace {

// The text behind the first statement: a semicolon outside quotes and comments, then more than space.
bool has_second_statement(const std::string& sql) {
  char quote = 0;
  for (std::size_t at = 0; at < sql.size(); ++at) {
    if (quote != 0) {
      if (sql[at] == quote) quote = 0;
    } else if (sql[at] == '\'' || sql[at] == '"') {
      quote = sql[at];
    } else if (sql.compare(at, 2, "--") == 0) {
      at = std::min(sql.find('\n', at), sql.size());
    } else if (sql[at] == ';') {
      return sql.find_first_not_of(" \n", at + 1) != std::string::npos;
    }
  }
  return false;
}

TEST(Queries, every_statement_can_be_prepared) {
  support::TempLedger made;
  for (const queries::Query& query : queries::all) {
    EXPECT_NO_THROW(static_cast<void>(made.ledger().database().use(query.sql))) << query.stem << ": " << query.name;
  }
}

TEST(Queries, every_constant_holds_one_statement) {
  for (const queries::Query& query : queries::all) {
    EXPECT_FALSE(has_second_statement(query.sql)) << query.stem << ": " << query.name;
  }
  EXPECT_TRUE(has_second_statement("select ';' -- ;\n; select 1"));
}

TEST(Queries, no_two_statements_share_a_name) {
  std::set<std::string> names;
  for (const queries::Query& query : queries::all) EXPECT_TRUE(names.insert(query.name).second) << query.name;
}

}  // namespace
}  // namespace store
