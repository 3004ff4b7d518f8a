#include "sqlite/transaction.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>

#include "sqlite/error.h"

namespace sqlite {

namespace {

// One open file description a transaction: flock then also queues the threads of one process.
int pass_gate(const std::filesystem::path& ledger) {
  if (ledger == ":memory:") return -1;
  const std::string path = ledger.string() + ".gate";
  const int gate = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (gate < 0) throw base::system_failure("ledger: open " + path);
  while (::flock(gate, LOCK_EX) != 0) {
    if (errno == EINTR) continue;
    const base::Failure failed = base::system_failure("ledger: lock " + path);
    ::close(gate);
    throw failed;
  }
  return gate;
}

void execute_quietly(Database& database, const char* sql) noexcept {
  sqlite3_exec(database.handle(), sql, nullptr, nullptr, nullptr);
}

}  // namespace

Transaction::Transaction(Database& database) : database_(database), gate_(pass_gate(database.file())) {
  try {
    database_.execute("begin immediate");
  } catch (...) {
    if (gate_ >= 0) ::close(gate_);
    throw;
  }
  open_ = true;
}

Transaction::~Transaction() {
  if (open_) execute_quietly(database_, "rollback");
  if (gate_ >= 0) ::close(gate_);
}

void Transaction::commit() {
  base::check(open_, "a transaction is committed once");
  database_.execute("commit");
  open_ = false;
}

Snapshot::Snapshot(Database& database) : database_(database) { database_.execute("begin deferred"); }

Snapshot::~Snapshot() { execute_quietly(database_, "rollback"); }

}  // namespace sqlite
