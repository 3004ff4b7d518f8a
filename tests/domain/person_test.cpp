#include "domain/person.h"

#include <gtest/gtest.h>

namespace domain {
namespace {

std::string name_of(const base::Result<void>& checked) {
  return checked ? "fine" : checked.error().name;
}

TEST(Person, an_address_has_one_at_sign_and_something_on_both_sides) {
  for (const char* email : {"ada@belfry.example", "a@b", "ada+desk@mail.belfry.example", "o'neil@belfry.example"}) {
    EXPECT_TRUE(check_email(email)) << email;
  }
  for (const char* email :
       {"", "ada", "@belfry.example", "ada@", "ada@belfry@example", "ada@.example", "ada@belfry..example",
        "ada@-belfry.example", "ada lovelace@belfry.example", "ada@belfry.example\n", "<ada@belfry.example>",
        "ada@belfry.example,tom@belfry.example", "ada\xff@belfry.example"}) {
    EXPECT_EQ(name_of(check_email(email)), "email.shape") << email;
  }
  EXPECT_FALSE(check_email(std::string(250, 'a') + "@b.cd"));
}

TEST(Person, an_address_is_kept_trimmed_and_in_lower_case) {
  EXPECT_EQ(clean_email(" Ada@Belfry.Example\t"), "ada@belfry.example");
}

TEST(Person, a_password_is_long_enough_in_characters_not_bytes) {
  EXPECT_EQ(name_of(check_password("elevensigns", "")), "password.short");
  EXPECT_EQ(name_of(check_password("twelve signs", "")), "fine");
  EXPECT_EQ(name_of(check_password("żółć żółć", "")), "password.short");
  EXPECT_EQ(name_of(check_password("zażółć gęślą jaźń", "")), "fine");
  EXPECT_EQ(name_of(check_password(std::string(1000, 'x') + "abcdefghijklmnopqrstuvwxyz", "")), "password.long");
}

TEST(Person, a_password_that_is_guessed_first_will_not_do) {
  EXPECT_EQ(name_of(check_password("aaaaaaaaaaaaaaaa", "")), "password.simple");
  EXPECT_EQ(name_of(check_password("1212121212121212", "")), "password.simple");
  EXPECT_EQ(name_of(check_password("Password1234", "")), "password.simple");
  EXPECT_EQ(name_of(check_password("Ada@Belfry.example", "ada@belfry.example")), "password.simple");
}

TEST(Person, a_password_is_text_that_can_be_typed) {
  EXPECT_EQ(name_of(check_password("line one\nline two", "")), "password.text");
  EXPECT_EQ(name_of(check_password("not utf-8 \xff\xfe at all", "")), "password.text");
  EXPECT_EQ(name_of(check_password(std::string_view("zero\0inside here", 16), "")), "password.text");
}

TEST(Person, a_name_can_be_shown) {
  EXPECT_EQ(name_of(check_person_name("Priya Nair")), "fine");
  EXPECT_EQ(name_of(check_person_name("  ")), "name.missing");
  EXPECT_EQ(name_of(check_person_name("Priya\x1b[31m")), "name.text");
  EXPECT_EQ(name_of(check_person_name(std::string(121, 'x'))), "name.long");
}

TEST(Person, roles_go_there_and_back) {
  for (const Role role : {Role::admin, Role::manager, Role::agent}) EXPECT_EQ(role_from_word(to_word(role)), role);
  EXPECT_FALSE(role_from_word("owner"));
}

}  // namespace
}  // namespace domain
