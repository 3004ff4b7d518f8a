#include "store/sign_in_attempt_store.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "support/test_store.h"

namespace store {
namespace {

constexpr AttemptLimit five{.count_max = 5, .window = base::seconds(20)};
constexpr AttemptLimit many{.count_max = 1000, .window = base::seconds(300)};

TEST(SignInAttemptStore, of_many_at_once_no_more_pass_than_the_limit_lets) {
  support::TestStore test;
  std::atomic<int> passed = 0;
  {
    std::vector<std::jthread> visitors;
    for (int i = 0; i < 4; ++i) {
      visitors.emplace_back([&, i] {
        Ledger ledger = test.made.open(sqlite::Access::read_write);
        for (int n = 0; n < 5; ++n) {
          Write write(ledger);
          const SignInAttempt attempt{std::to_string(i * 100 + n), "203.0.113.7", "ada@belfry.example",
                                      test.clock.now()};
          if (add_sign_in_attempt(write, attempt, five, many)) ++passed;
          write.commit();
        }
      });
    }
  }
  EXPECT_EQ(passed, five.count_max);
}

TEST(SignInAttemptStore, the_window_slides) {
  support::TestStore test;
  int id = 0;
  const auto attempt = [&] {
    Write write(test.ledger());
    const bool passed = add_sign_in_attempt(
        write, {std::to_string(++id), "203.0.113.7", "ada@belfry.example", test.clock.now()}, five, many);
    write.commit();
    return passed;
  };
  for (int i = 0; i < 5; ++i) {
    EXPECT_TRUE(attempt());
    test.clock.advance(base::seconds(3));
  }
  EXPECT_FALSE(attempt());
  test.clock.advance(base::seconds(5));
  EXPECT_TRUE(attempt());
  EXPECT_FALSE(attempt());
}

}  // namespace
}  // namespace store
