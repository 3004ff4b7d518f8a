/// Every setting of every program, with its default, unit and meaning: this header is the manual. One TOML file is read
/// once at the start and never again. A key that is not below, a value of another kind and a value outside its limits
/// stop the start with a sentence that names line and key. What belongs to one number (tokens, Graph address) is not
/// here but in the ledger: `belfryctl number`.
///
///   data_dir = "/var/lib/belfry"            # required, absolute
///   run_dir = "/run/belfry"                 # required, absolute
///   log_level = "info"
///
///   [web]
///   public_url = "https://desk.example.org" # required, with the path prefix if there is one: ".../desk"
///   templates_dir = "/usr/share/belfry/templates"
///   static_build = "3f9c2a"
///   threads = 8
///   demo = false
///
///   [hook]
///   threads = 4
///   effect_workers = 6
///
///   [media]
///   bind_address = "::"
///   udp_port = 40100
///   announce = ["198.51.100.20", "2001:db8::20"]   # required
///   calls_max = 1000
///
///   [calls]
///   ring_seconds = 45
///   answer_seconds = 10
///   agent_gone_seconds = 60
///
///   [carrier]                               # the practice carrier; leave it out in production
///   enabled = true
///   hook_url = "http://127.0.0.1:8080/hooks/whatsapp"
///   phone_number_id = "106540352999001"
///   account_id = "102030405060708"
///   display_phone_number = "+442079460101"
///   app_secret = "practice-app-secret"
///   access_token = "practice-access-token"
///   verify_token = "practice-verify-token"
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/log.h"
#include "base/result.h"

namespace settings {

struct Web {
  /// Where people find the desk: "https://desk.example.org" or, under a prefix, "https://example.org/desk". No trailing
  /// slash, no query. Required.
  std::string public_url;
  /// Threads that answer people, each with its own ledger connection. 1 to 256, default 8.
  std::size_t threads = 8;
  /// The folder `templates` of this release. Absolute, required.
  std::filesystem::path templates_dir;
  /// Name of the static files' build: addresses are <base>/static/<static_build>/... Lower-case letters and digits;
  /// default "dev".
  std::string static_build = "dev";
  /// A practice desk: the sign-in page names the sample people and their password. Default false.
  bool demo = false;

  /// The path of public_url: "" or "/desk".
  [[nodiscard]] std::string base_path() const;
  /// Scheme and authority of public_url, what browsers send as Origin.
  [[nodiscard]] std::string origin() const;
  [[nodiscard]] bool is_secure() const { return public_url.starts_with("https://"); }
};

struct Hook {
  /// Threads that take deliveries. 1 to 64, default 4.
  std::size_t threads = 4;
  /// Threads that talk to providers and to the switchboard after a commit. 1 to 64, default 6.
  std::size_t effect_workers = 6;
};

struct Media {
  /// IP literal the one UDP port is bound to. Default "::" (both families).
  std::string bind_address = "::";
  /// UDP port, and the same number in TCP, for all calls. 1 to 65535, default 40100.
  std::uint16_t udp_port = 40100;
  /// IP literals that peers are told to send to: the public address, a private one for agents in the same network,
  /// 127.0.0.1 for trials. 1 to 8. Required.
  std::vector<std::string> announce;
  /// Calls at once; more are refused. 1 to 10,000, default 1,000.
  std::size_t calls_max = 1'000;
};

struct Calls {
  /// How long agents' browsers ring, unless the provider ends it earlier (60 s). 5 to 60 s, default 45.
  std::chrono::seconds ring_limit{45};
  /// From an agent's click until both sides must be connected. 2 to 30 s, default 10.
  std::chrono::seconds answer_limit{10};
  /// How long a customer waits for an agent whose browser fell silent, before the call is ended. 5 to 600 s,
  /// default 60.
  std::chrono::seconds agent_gone_limit{60};
};

/// The practice carrier (a stand-in for Meta). Everything but `enabled` is required when it is enabled.
struct Carrier {
  /// Default false.
  bool enabled = false;
  /// Where it delivers webhooks: our own /hooks/whatsapp through nginx.
  std::string hook_url;
  /// The business number's Graph id, its account's id, and how it is shown.
  std::string phone_number_id;
  std::string account_id;
  std::string display_phone_number;
  /// What webhooks are signed with, what requests must bear, what the verify handshake must hold. Practice secrets
  /// only; those of real numbers are sealed in the ledger.
  std::string app_secret;
  std::string access_token;
  std::string verify_token;
};

struct Settings {
  /// Ledger, key, recordings. Absolute, required.
  std::filesystem::path data_dir;
  /// Sockets. Absolute, required, at most 80 bytes so that socket addresses fit.
  std::filesystem::path run_dir;
  /// "debug", "info", "warn" or "error". Default "info".
  base::log::Level log_level = base::log::Level::info;
  Web web;
  Hook hook;
  Media media;
  Calls calls;
  Carrier carrier;

  [[nodiscard]] std::filesystem::path ledger_file() const { return data_dir / "belfry.sqlite"; }
  [[nodiscard]] std::filesystem::path key_file() const { return data_dir / "master.key"; }
  [[nodiscard]] std::filesystem::path recordings_dir() const { return data_dir / "recordings"; }
  [[nodiscard]] std::filesystem::path carrier_file() const { return data_dir / "carrier.sqlite"; }
  [[nodiscard]] std::filesystem::path app_socket() const { return run_dir / "app.sock"; }
  [[nodiscard]] std::filesystem::path hook_socket() const { return run_dir / "hook.sock"; }
  [[nodiscard]] std::filesystem::path carrier_socket() const { return run_dir / "carrier.sock"; }
  [[nodiscard]] std::filesystem::path push_socket() const { return run_dir / "push.sock"; }
  [[nodiscard]] std::filesystem::path media_socket() const { return run_dir / "media.sock"; }
};

/// Refusals: "settings.unreadable", "settings.syntax", "settings.unknown_key", "settings.wrong_type",
/// "settings.missing", "settings.absurd"; the detail is one sentence with file, line and key ("/etc/belfry.toml:12:
/// media.udp_port ...").
[[nodiscard]] base::Result<Settings> load(const std::filesystem::path& file);

/// The same for text in memory; `name` stands for the file in sentences.
[[nodiscard]] base::Result<Settings> parse(std::string_view toml, std::string_view name = "settings");

}  // namespace settings
