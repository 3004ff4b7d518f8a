/// `belfryctl doctor`: everything a newcomer gets wrong, looked at from where it matters. What can be tried is tried (a socket
/// is connected to, the web site is asked through nginx) rather than read from a configuration that may not be in force.
/// Changes nothing.
#pragma once

#include <cstdint>

#include "daemons/ctl/finding.h"
#include "settings/settings.h"

namespace daemons::ctl {

/// Folders, key, ledger: owner, rights, free space, schema.
[[nodiscard]] Findings examine_files(const settings::Settings& settings);
/// The programs' sockets, and who may reach them.
[[nodiscard]] Findings examine_programs(const settings::Settings& settings);
/// The UDP port and the addresses that are announced.
[[nodiscard]] Findings examine_sound(const settings::Settings& settings);
/// The web site as people and Meta reach it: https, our nginx lines, body sizes.
[[nodiscard]] Findings examine_web(const settings::Settings& settings);
/// Each number: what Graph says of token, calling, SIP; and this machine's clock against Graph's.
[[nodiscard]] Findings examine_numbers(const settings::Settings& settings);

/// Runs all of it, prints a line each. 0 when nothing is wrong, 1 otherwise.
[[nodiscard]] int doctor(const settings::Settings& settings);

}  // namespace daemons::ctl
