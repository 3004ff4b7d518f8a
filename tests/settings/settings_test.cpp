#include "settings/settings.h"

#include <gtest/gtest.h>

#include <fstream>

#include "support/temp_folder.h"

namespace settings {
namespace {

constexpr std::string_view smallest = R"(
data_dir = "/var/lib/belfry"
run_dir = "/run/belfry"
[web]
public_url = "https://desk.example.org"
templates_dir = "/usr/share/belfry/templates"
[media]
announce = ["198.51.100.20", "2001:db8::20"]
)";

std::string with(std::string_view more) {
  return std::string(smallest) + std::string(more);
}

TEST(Settings, the_smallest_file_leaves_every_default) {
  const auto settings = parse(smallest);
  ASSERT_TRUE(settings) << settings.error().detail;
  EXPECT_EQ(settings->web.threads, 8u);
  EXPECT_FALSE(settings->web.demo);
  EXPECT_EQ(settings->hook.effect_workers, 6u);
  EXPECT_EQ(settings->media.bind_address, "::");
  EXPECT_EQ(settings->media.announce, (std::vector<std::string>{"198.51.100.20", "2001:db8::20"}));
  EXPECT_EQ(settings->calls.ring_limit, std::chrono::seconds(45));
  EXPECT_FALSE(settings->carrier.enabled);
  EXPECT_EQ(settings->log_level, base::log::Level::info);
}

TEST(Settings, every_key_of_the_manual_is_read) {
  const auto settings = parse(R"(
data_dir = "/d"
run_dir = "/r"
log_level = "warn"
[web]
public_url = "http://example.org:8080/desk/two"
templates_dir = "/t"
static_build = "3f9c2a"
threads = 3
demo = true
[hook]
threads = 5
effect_workers = 7
[media]
bind_address = "127.0.0.1"
udp_port = 40111
announce = ["127.0.0.1"]
calls_max = 12
[calls]
ring_seconds = 30
answer_seconds = 8
agent_gone_seconds = 90
[carrier]
enabled = true
hook_url = "http://127.0.0.1:8080/hooks/whatsapp"
phone_number_id = "106540352999001"
account_id = "102030405060708"
display_phone_number = "+442079460101"
app_secret = "a"
access_token = "b"
verify_token = "c"
)");
  ASSERT_TRUE(settings) << settings.error().detail;
  EXPECT_EQ(settings->log_level, base::log::Level::warn);
  EXPECT_EQ(settings->web.base_path(), "/desk/two");
  EXPECT_EQ(settings->web.origin(), "http://example.org:8080");
  EXPECT_EQ(settings->web.threads, 3u);
  EXPECT_TRUE(settings->web.demo);
  EXPECT_EQ(settings->hook.threads, 5u);
  EXPECT_EQ(settings->media.udp_port, 40111);
  EXPECT_EQ(settings->media.calls_max, 12u);
  EXPECT_EQ(settings->calls.answer_limit, std::chrono::seconds(8));
  EXPECT_EQ(settings->calls.agent_gone_limit, std::chrono::seconds(90));
  EXPECT_TRUE(settings->carrier.enabled);
  EXPECT_EQ(settings->carrier.verify_token, "c");
  EXPECT_EQ(settings->ledger_file(), "/d/belfry.sqlite");
  EXPECT_EQ(settings->media_socket(), "/r/media.sock");
}

TEST(Settings, an_address_without_a_path_has_no_base_path) {
  Web web;
  web.public_url = "https://desk.example.org";
  EXPECT_EQ(web.base_path(), "");
  EXPECT_EQ(web.origin(), "https://desk.example.org");
  EXPECT_TRUE(web.is_secure());
}

struct Refused {
  std::string toml;
  std::string name;
  /// What the sentence must hold: the key, and the line where there is one.
  std::string says;
};

class EachRefusal : public testing::TestWithParam<Refused> {};

TEST_P(EachRefusal, names_the_line_and_the_key) {
  const auto settings = parse(GetParam().toml, "belfry.toml");
  ASSERT_FALSE(settings);
  EXPECT_EQ(settings.error().name, GetParam().name);
  EXPECT_NE(settings.error().detail.find(GetParam().says), std::string::npos) << settings.error().detail;
}

// The lines that `with` adds start at 9.
INSTANTIATE_TEST_SUITE_P(
    Settings, EachRefusal,
    testing::Values(
        Refused{"", "settings.missing", "data_dir is missing"},
        Refused{"data_dir = 3", "settings.wrong_type", "belfry.toml:1: data_dir must be a text"},
        Refused{"data_dir = \"relative\"", "settings.absurd", "data_dir must be an absolute path"},
        Refused{"data_dir = \"/d\"\nrun_dir = \"/" + std::string(80, 'r') + "\"", "settings.absurd",
                "belfry.toml:2: run_dir"},
        Refused{"data_dir = ", "settings.syntax", "belfry.toml:1"},
        Refused{with("[calls]\nring = 3"), "settings.unknown_key", "belfry.toml:10: calls.ring is no setting"},
        Refused{with("[cals]\nring_seconds = 3"), "settings.unknown_key", "cals is no setting"},
        Refused{with("[calls]\nring_seconds = 61"), "settings.absurd",
                "belfry.toml:10: calls.ring_seconds must be from 5 to 60"},
        Refused{with("[calls]\nring_seconds = 4"), "settings.absurd", "calls.ring_seconds"},
        Refused{with("[calls]\nring_seconds = 30.5"), "settings.wrong_type",
                "calls.ring_seconds must be a whole number"},
        Refused{with("[hook]\nthreads = 0"), "settings.absurd", "hook.threads"},
        Refused{with("[hook]\nthreads = \"4\""), "settings.wrong_type", "hook.threads"},
        Refused{with("udp_port = 65536"), "settings.absurd", "media.udp_port"},
        Refused{with("udp_port = -1"), "settings.absurd", "media.udp_port"},
        Refused{with("bind_address = \"localhost\""), "settings.absurd", "media.bind_address"},
        Refused{with("calls_max = 9223372036854775808"), "settings.syntax", "belfry.toml:9"},
        Refused{with("[carrier]\nenabled = 1"), "settings.wrong_type", "carrier.enabled must be true or false"},
        Refused{with("[carrier]\nenabled = true"), "settings.missing", "carrier.hook_url is missing"},
        Refused{with("[carrier]\ndisplay_phone_number = \"0207\""), "settings.absurd", "carrier.display_phone_number"},
        Refused{"carrier = 3\n" + std::string(smallest), "settings.wrong_type", "carrier must be a table"},
        Refused{"log_level = \"loud\"\n" + std::string(smallest), "settings.absurd", "log_level must be debug"}));

class AnnouncedAddress : public testing::TestWithParam<std::string> {};

TEST_P(AnnouncedAddress, must_be_one_that_peers_can_reach) {
  std::string toml(smallest);
  toml.replace(toml.find("announce"), std::string::npos, "announce = " + GetParam());
  const auto settings = parse(toml);
  ASSERT_FALSE(settings);
  EXPECT_NE(settings.error().detail.find("media.announce"), std::string::npos) << settings.error().detail;
}

INSTANTIATE_TEST_SUITE_P(
    Settings, AnnouncedAddress,
    testing::Values("[]", "[\"0.0.0.0\"]", "[\"::\"]", "[\"desk.example.org\"]", "[1]", "\"198.51.100.20\"",
                    R"(["1.1.1.1","1.1.1.1","1.1.1.1","1.1.1.1","1.1.1.1","1.1.1.1","1.1.1.1","1.1.1.1","1.1.1.1"])"));

class PublicAddress : public testing::TestWithParam<std::string> {};

TEST_P(PublicAddress, must_be_a_plain_one) {
  std::string toml(smallest);
  const std::string_view good = "https://desk.example.org";
  toml.replace(toml.find(good), good.size(), GetParam());
  const auto settings = parse(toml);
  ASSERT_FALSE(settings);
  EXPECT_NE(settings.error().detail.find("web.public_url"), std::string::npos) << settings.error().detail;
}

INSTANTIATE_TEST_SUITE_P(Settings, PublicAddress,
                         testing::Values("desk.example.org", "ftp://desk.example.org", "https://", "https:///desk",
                                         "https://desk.example.org/", "https://desk.example.org/desk/",
                                         "https://a/b//c", "https://a/../b", "https://user@host",
                                         "https://host/desk?x=1", "https://host/de%73k"));

TEST(Settings, a_file_is_read_and_a_missing_one_is_named) {
  const support::TempFolder folder;
  const auto file = folder.path() / "belfry.toml";
  EXPECT_EQ(load(file).error().name, "settings.unreadable");
  std::ofstream(file) << smallest;
  EXPECT_TRUE(load(file));
  std::ofstream(file) << with("[calls]\nring_seconds = 61");
  EXPECT_NE(load(file).error().detail.find(file.string() + ":10"), std::string::npos);
}

TEST(Settings, a_huge_file_is_no_settings_file) {
  const support::TempFolder folder;
  const auto file = folder.path() / "belfry.toml";
  std::ofstream(file) << std::string(2 << 20, '#');
  EXPECT_EQ(load(file).error().name, "settings.unreadable");
}

}  // namespace
}  // namespace settings
