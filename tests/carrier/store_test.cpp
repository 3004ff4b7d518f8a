#include "carrier/store.h"

#include <gtest/gtest.h>

#include "base/failure.h"
#include "support/temp_folder.h"

namespace carrier {
namespace {

TEST(Store, a_file_opens_again) {
  const support::TempFolder folder;
  for (int i = 0; i < 2; ++i) EXPECT_NO_THROW(static_cast<void>(Store::open(folder.file("carrier.sqlite"))));
}

TEST(Store, another_releases_file_is_refused) {
  const support::TempFolder folder;
  const auto file = folder.file("carrier.sqlite");
  sqlite::Database::open(file, sqlite::Access::create).execute("pragma user_version = 99");
  EXPECT_THROW(static_cast<void>(Store::open(file)), base::Failure);
}

}  // namespace
}  // namespace carrier
