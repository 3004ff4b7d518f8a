/// Who could still answer a ringing call.
#pragma once

#include "base/time.h"
#include "domain/call.h"
#include "store/ledger.h"

namespace flow {

/// True when, without `leaving`, nobody is left who rings: everyone signed in who may take calls on the number is out
/// of it. Asked only when somebody leaves; while nobody is signed in a call rings on, somebody may come.
[[nodiscard]] bool is_last_to_leave(store::Ledger& ledger, const domain::Call& call, domain::UserId leaving,
                                    base::Timestamp now);

}  // namespace flow
