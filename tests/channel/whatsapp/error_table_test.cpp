#include "channel/whatsapp/error_table.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "channel/whatsapp/graph_codec.h"
#include "support/fixture.h"

namespace channel::whatsapp {
namespace {

TEST(ErrorTable, codes_have_the_words_and_the_class_of_the_reference) {
  struct Row {
    std::int64_t code;
    Retry retry;
    std::string_view sentence;
  };
  constexpr Row rows[] = {
      {190, Retry::after_change,
       "WhatsApp connection lost: the access token is no longer valid. Ask an administrator to reconnect."},
      {10, Retry::after_change, "This WhatsApp connection lacks a permission. Ask an administrator."},
      {250, Retry::after_change, "This WhatsApp connection lacks a permission. Ask an administrator."},
      {4, Retry::later, "WhatsApp is limiting our requests. Try again in a few minutes."},
      {131000, Retry::later, "WhatsApp has a temporary problem. Try again shortly."},
      {100, Retry::never, "The call could not be set up (invalid request)."},
      {138000, Retry::after_change, "Calling is switched off for this number."},
      {138004, Retry::later, "The call could not be connected. Try again."},
      {138007, Retry::later, "The call timed out while connecting."},
      {138008, Retry::never, "The call could not be set up (media)."},
      {138021, Retry::later, "The call ended because no audio reached the customer."},
      {131044, Retry::after_change, "WhatsApp billing problem: no valid payment method. Ask an administrator."},
      {131055, Retry::after_change, "Calling for this number is handled by a SIP system. Ask an administrator."},
      {138010, Retry::never, "WhatsApp refused the request."},
      {-5, Retry::never, "WhatsApp refused the request."},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(meaning_of(row.code).retry, row.retry) << row.code;
    EXPECT_EQ(meaning_of(row.code).sentence, row.sentence) << row.code;
  }
}

TEST(ErrorTable, every_error_fixture_has_a_sentence_of_its_own) {
  int seen = 0;
  for (const auto& entry : std::filesystem::directory_iterator(BELFRY_SOURCE_DIR "/tests/fixtures/whatsapp")) {
    const std::string name = entry.path().stem();
    if (!name.starts_with("error_")) continue;
    const auto answer = read_answer(400, support::fixture("whatsapp/" + name + ".json"));
    ASSERT_FALSE(answer) << name;
    const std::string code = name.substr(6, name.find('_', 6) - 6);
    EXPECT_EQ(std::to_string(answer.error().code), code) << name;
    EXPECT_NE(meaning_of(answer.error().code).sentence, "WhatsApp refused the request.") << name;
    EXPECT_FALSE(answer.error().trace_id.empty()) << name;
    ++seen;
  }
  EXPECT_GT(seen, 25);
}

TEST(ErrorTable, a_time_in_the_details_is_told) {
  EXPECT_EQ(sentence_for(138012, "Limit reached. Next call is allowed at 1791545000"),
            "Daily call limit with this customer reached. Next call possible at 2026-10-09 11:23 UTC.");
  EXPECT_EQ(sentence_for(138012, "Limit reached."), "Daily call limit with this customer reached.");
  EXPECT_EQ(sentence_for(138014, "until 1791545000."),
            "WhatsApp has paused calling for this number until 2026-10-09 11:23 UTC.");
  EXPECT_EQ(sentence_for(138014, "99999999999999999999999"), "WhatsApp has paused calling for this number.");
}

}  // namespace
}  // namespace channel::whatsapp
