#include "daemons/ctl/office.h"

namespace daemons::ctl {

Office::Office(const settings::Settings& settings)
    : secrets_(crypto::Sealer::load_or_create(settings.key_file(), random_)),
      ledger_(store::Ledger::open(settings.ledger_file(), sqlite::Access::read_write)),
      desk_{.ledger = ledger_, .clock = clock_, .random = random_, .credentials = credentials_, .secrets = secrets_} {}

}  // namespace daemons::ctl
