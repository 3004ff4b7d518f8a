#include "domain/contact.h"

#include <gtest/gtest.h>

namespace domain {
namespace {

TEST(Contact, a_phone_number_is_shown_with_a_plus) {
  EXPECT_EQ(display_number({{IdentityKind::whatsapp_id, "447700900123"}, {IdentityKind::phone, "447700900123"}}),
            "+447700900123");
  EXPECT_EQ(display_number("+447700900123"), "+447700900123");
}

TEST(Contact, no_other_identity_is_ever_shown_as_a_number) {
  EXPECT_EQ(display_number({{IdentityKind::business_scoped_id, "GB.13491208655302741918"}}), "");
  EXPECT_EQ(display_number({{IdentityKind::whatsapp_id, "946402411360800"}}), "");
}

TEST(Contact, who_has_no_name_is_shown_by_number_and_who_has_neither_as_unknown) {
  EXPECT_EQ(display_name("Dana Field", "+447700900123"), "Dana Field");
  EXPECT_EQ(display_name("", "+447700900123"), "+447700900123");
  EXPECT_EQ(display_name("", ""), "Unknown caller");
}

TEST(Contact, kinds_go_there_and_back_and_the_most_trusted_comes_first) {
  for (const auto kind : {IdentityKind::business_scoped_id, IdentityKind::whatsapp_id, IdentityKind::phone}) {
    EXPECT_EQ(identity_kind_from_word(to_word(kind)), kind);
  }
  EXPECT_FALSE(identity_kind_from_word("fax"));
  EXPECT_LT(IdentityKind::business_scoped_id, IdentityKind::phone);
}

}  // namespace
}  // namespace domain
