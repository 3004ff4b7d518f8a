#include "settings/settings.h"

#include <algorithm>
#include <fstream>

#include "base/text.h"
#include "settings/reader.h"
#include "settings/rules.h"

namespace settings {

namespace {

/// The file is small; something else under its name must not fill the memory.
constexpr std::size_t file_bytes_max = 1 << 20;

/// A number of any integral type, through TOML's own 64 bits.
template <class Number>
void read_number(TableReader& table, const char* key, Number& out, std::int64_t least, std::int64_t most) {
  auto value = static_cast<std::int64_t>(out);
  table.number(key, value, least, most);
  out = static_cast<Number>(value);
}

void read_seconds(TableReader& table, const char* key, std::chrono::seconds& out, std::int64_t least,
                  std::int64_t most) {
  std::int64_t value = out.count();
  table.number(key, value, least, most);
  out = std::chrono::seconds(value);
}

void read_path(TableReader& table, const char* key, std::filesystem::path& out, const Check& check) {
  std::string value;
  table.text(key, value, Need::required, check);
  out = value;
}

base::log::Level to_level(std::string_view name) {
  using base::log::Level;
  if (name == "debug") return Level::debug;
  if (name == "warn") return Level::warn;
  if (name == "error") return Level::error;
  return Level::info;
}

void read_web(TableReader table, Web& web) {
  table.text("public_url", web.public_url, Need::required, rules::public_url);
  read_number(table, "threads", web.threads, 1, 256);
  read_path(table, "templates_dir", web.templates_dir, rules::absolute_path);
  table.text("static_build", web.static_build, Need::optional, rules::build_name);
  table.flag("demo", web.demo);
  table.finish();
}

void read_hook(TableReader table, Hook& hook) {
  read_number(table, "threads", hook.threads, 1, 64);
  read_number(table, "effect_workers", hook.effect_workers, 1, 64);
  table.finish();
}

void read_media(TableReader table, Media& media) {
  constexpr std::size_t announce_max = 8;
  table.text("bind_address", media.bind_address, Need::optional, rules::ip_literal);
  read_number(table, "udp_port", media.udp_port, 1, 65'535);
  table.texts("announce", media.announce, {1, announce_max}, rules::reachable_ip);
  read_number(table, "calls_max", media.calls_max, 1, 10'000);
  table.finish();
}

void read_calls(TableReader table, Calls& calls) {
  read_seconds(table, "ring_seconds", calls.ring_limit, 5, 60);
  read_seconds(table, "answer_seconds", calls.answer_limit, 2, 30);
  read_seconds(table, "agent_gone_seconds", calls.agent_gone_limit, 5, 600);
  table.finish();
}

void read_carrier(TableReader table, Carrier& carrier) {
  table.flag("enabled", carrier.enabled);
  const Need need = carrier.enabled ? Need::required : Need::optional;
  table.text("hook_url", carrier.hook_url, need, rules::http_url);
  table.text("phone_number_id", carrier.phone_number_id, need, rules::digits);
  table.text("account_id", carrier.account_id, need, rules::digits);
  table.text("display_phone_number", carrier.display_phone_number, need, rules::e164);
  table.text("app_secret", carrier.app_secret, need, rules::not_empty);
  table.text("access_token", carrier.access_token, need, rules::not_empty);
  table.text("verify_token", carrier.verify_token, need, rules::not_empty);
  table.finish();
}

Settings read_all(const toml::table& document, Complaints& complaints) {
  Settings settings;
  std::string level = "info";
  TableReader root(document, "", complaints);
  read_path(root, "data_dir", settings.data_dir, rules::absolute_path);
  read_path(root, "run_dir", settings.run_dir, rules::socket_folder);
  root.text("log_level", level, Need::optional, rules::log_level);
  settings.log_level = to_level(level);
  read_web(root.table("web"), settings.web);
  read_hook(root.table("hook"), settings.hook);
  read_media(root.table("media"), settings.media);
  read_calls(root.table("calls"), settings.calls);
  read_carrier(root.table("carrier"), settings.carrier);
  root.finish();
  return settings;
}

/// Where the authority of a public address ends.
std::size_t path_start(std::string_view url) {
  const std::size_t authority = url.find("://") + 3;
  return std::min(url.find('/', authority), url.size());
}

}  // namespace

std::string Web::base_path() const {
  return public_url.substr(path_start(public_url));
}
std::string Web::origin() const {
  return public_url.substr(0, path_start(public_url));
}

base::Result<Settings> parse(std::string_view toml, std::string_view name) {
  Complaints complaints{std::string(name), {}};
  try {
    const toml::table document = toml::parse(toml, name);
    Settings settings = read_all(document, complaints);
    if (complaints.first) return tl::unexpected(*complaints.first);
    return settings;
  } catch (const toml::parse_error& error) {
    // The library speaks through exceptions; past this door a bad file is a refusal.
    return base::refuse("settings.syntax",
                        base::format("{}:{}: {}", name, error.source().begin.line, error.description()));
  }
}

base::Result<Settings> load(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) return base::refuse("settings.unreadable", file.string() + " cannot be read");
  std::string text(file_bytes_max + 1, '\0');
  stream.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(stream.gcount()));
  if (stream.bad() || text.size() > file_bytes_max) {
    return base::refuse("settings.unreadable", file.string() + " cannot be read, or is no settings file");
  }
  return parse(text, file.string());
}

}  // namespace settings
