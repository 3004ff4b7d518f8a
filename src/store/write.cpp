#include "store/write.h"

#include "sqlite/statement.h"
#include "store/ids.h"
#include "store/queries/ledger.h"

namespace store {

void Write::tell(const Telling& telling) {
  database()
      .use(queries::tell_event)
      .bind(telling.workspace.text(), telling.kind, text_of(telling.call), text_of(telling.conversation), telling.at)
      .run();
  has_told_ = true;
}

void Write::commit() {
  transaction_.commit();
  if (has_told_) ledger_.ring_bell();
}

}  // namespace store
