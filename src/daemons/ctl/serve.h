/// `belfryctl serve`: all programs of one desk, started and watched, until Ctrl-C.
#pragma once

#include <filesystem>

#include "settings/settings.h"

namespace daemons::ctl {

struct ServeOptions {
  /// The settings file every program is given.
  std::filesystem::path config;
  /// The folder the programs are in.
  std::filesystem::path programs;
  /// An nginx of our own with this configuration; empty where the system's nginx serves.
  std::filesystem::path nginx;
  bool with_carrier = false;
};

/// Gives the exit code. Prints the addresses once the desk answers.
[[nodiscard]] int serve(const settings::Settings& settings, const ServeOptions& options);

}  // namespace daemons::ctl
