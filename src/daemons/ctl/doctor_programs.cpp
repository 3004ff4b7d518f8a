#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "base/failure.h"
#include "base/text.h"
#include "daemons/ctl/doctor.h"

namespace daemons::ctl {

namespace {

std::string try_to_connect(const std::filesystem::path& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string text = path.string();
  if (text.size() >= sizeof address.sun_path) return "its path is too long for a socket: choose a shorter run_dir";
  std::copy(text.begin(), text.end(), address.sun_path);
  const int socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (socket < 0) throw base::system_failure("socket");
  const int connected = ::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address);
  const std::string trouble = connected == 0 ? "" : std::strerror(errno);
  ::close(socket);
  return trouble;
}

Finding examine_socket(const std::string& program, const std::filesystem::path& path) {
  const std::string trouble = try_to_connect(path);
  if (!trouble.empty()) {
    return wrong(program, path.string() + ": " + trouble, "start the desk (belfryctl serve, or its systemd units), and look at its log");
  }
  struct stat status {};
  if (::stat(path.c_str(), &status) == 0 && (status.st_mode & S_IRWXO) != 0) {
    return wrong(program, path.string() + " is open to every user of this machine", "chmod o= " + path.string());
  }
  return fine(program, path.string());
}

}  // namespace

Findings examine_programs(const settings::Settings& settings) {
  Findings findings = {examine_socket("app.fcgi", settings.app_socket()), examine_socket("hook.fcgi", settings.hook_socket()),
                       examine_socket("belfry-push", settings.push_socket()),
                       examine_socket("belfry-media", settings.media_socket())};
  if (settings.carrier.enabled) findings.push_back(examine_socket("carrier.fcgi", settings.carrier_socket()));
  return findings;
}

}  // namespace daemons::ctl
