#include "store/ledger.h"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>
#include <iterator>
#include <utility>

#include "base/failure.h"
#include "base/text.h"
#include "sqlite/statement.h"
#include "store/migrations_data.h"
#include "store/queries/ledger.h"

namespace store {

std::filesystem::path bell_of(const std::filesystem::path& ledger_file) {
  return ledger_file.string() + ".bell";
}

Ledger Ledger::open(const std::filesystem::path& file, sqlite::Access access) {
  Ledger ledger(sqlite::Database::open(file, access));
  auto version = ledger.database_.use(queries::find_schema_version);
  const auto found = version.step() ? version.integer(0) : 0;
  if (found != std::ssize(migrations)) {
    throw base::Failure(base::format("ledger: {} has schema {}, this program needs {}: run belfryctl migrate",
                                     file.string(), found, std::size(migrations)));
  }
  return ledger;
}

Ledger::Ledger(sqlite::Database database)
    : database_(std::move(database)), bell_(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0)) {
  if (bell_ < 0) throw base::system_failure("ledger: make the bell's socket");
}

Ledger::Ledger(Ledger&& other) noexcept
    : database_(std::move(other.database_)), bell_(std::exchange(other.bell_, -1)) {}

Ledger::~Ledger() {
  if (bell_ >= 0) ::close(bell_);
}

void Ledger::ring_bell() {
  const std::string path = bell_of(file()).string();
  sockaddr_un to{};
  to.sun_family = AF_UNIX;
  // A path beyond what the kernel takes (107 bytes) has no listener either; the bell then only looks by itself.
  if (path.size() >= sizeof to.sun_path) return;
  std::memcpy(to.sun_path, path.c_str(), path.size() + 1);
  const char wake = 1;
  static_cast<void>(
      ::sendto(bell_, &wake, 1, MSG_DONTWAIT | MSG_NOSIGNAL, reinterpret_cast<const sockaddr*>(&to), sizeof to));
}

}  // namespace store
