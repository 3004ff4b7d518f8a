#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "base/failure.h"
#include "base/text.h"
#include "daemons/ctl/doctor.h"
#include "store/ledger.h"
#include "store/migrate.h"

namespace daemons::ctl {

namespace {

constexpr std::uint64_t free_bytes_min = 1ull << 30;

Finding examine_folder(const std::string& subject, const std::filesystem::path& folder) {
  struct stat status {};
  const std::string path = folder.string();
  if (::stat(path.c_str(), &status) != 0 || !S_ISDIR(status.st_mode)) {
    return wrong(subject, path + " is not there", base::format("mkdir -p {0} && chown <the desk's user> {0}", path));
  }
  if (::access(path.c_str(), W_OK | X_OK) != 0) {
    return wrong(subject, path + " cannot be written by this user", "run doctor as the desk's user, or give the folder to it");
  }
  if ((status.st_mode & S_IWOTH) != 0) return wrong(subject, path + " can be written by everybody", "chmod o-w " + path);
  return fine(subject, path);
}

Finding examine_space(const std::filesystem::path& folder) {
  struct statvfs space {};
  if (::statvfs(folder.c_str(), &space) != 0) return doubtful("disk space", "could not be read", "check the data folder");
  const std::uint64_t free_bytes = std::uint64_t{space.f_bavail} * space.f_frsize;
  const std::string seen = base::format("{} MB free", free_bytes >> 20);
  if (free_bytes < free_bytes_min) return doubtful("disk space", seen, "recordings take about 30 MB an hour of talk");
  return fine("disk space", seen);
}

Finding examine_key(const std::filesystem::path& file) {
  struct stat status {};
  if (::stat(file.c_str(), &status) != 0) {
    return doubtful("master key", file.string() + " is not there yet", "it is made when the first secret is sealed");
  }
  if ((status.st_mode & 0077) != 0) return wrong("master key", "others may read it", "chmod 600 " + file.string());
  return fine("master key", "readable by its owner alone");
}

Finding examine_ledger(const std::filesystem::path& file) {
  try {
    (void)store::Ledger::open(file, sqlite::Access::read_only);
    return fine("ledger", file.string());
  } catch (const base::Failure& failure) {
    return wrong("ledger", failure.what(), "belfryctl migrate --config <file> makes or renews it, or says why it cannot");
  }
}

}  // namespace

Findings examine_files(const settings::Settings& settings) {
  return {examine_folder("data folder", settings.data_dir), examine_folder("run folder", settings.run_dir),
          examine_space(settings.data_dir), examine_key(settings.key_file()), examine_ledger(settings.ledger_file())};
}

}  // namespace daemons::ctl
