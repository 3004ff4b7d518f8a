#include "store/setup_token_store.h"

#include "sqlite/statement.h"
#include "store/queries/setup_token.h"

namespace store {

void replace_setup_token(Write& write, std::string_view token_hash, base::Timestamp at) {
  write.database().use(queries::remove_setup_tokens).run();
  write.database().use(queries::add_setup_token).bind(token_hash, at).run();
}

bool is_setup_token_open(Ledger& ledger, std::string_view token_hash, base::Timestamp made_since) {
  auto row = ledger.database().use(queries::is_setup_token_open);
  return row.bind(token_hash, made_since).step() && row.boolean(0);
}

bool use_setup_token(Write& write, std::string_view token_hash, base::Timestamp at, base::Timestamp made_since) {
  return write.database().use(queries::use_setup_token).bind(token_hash, at, made_since).step();
}

}  // namespace store
