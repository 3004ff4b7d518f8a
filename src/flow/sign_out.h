/// A person leaves: their session ends in the ledger, so its cookie is worth nothing any more.
#pragma once

#include "domain/ids.h"
#include "flow/desk.h"

namespace flow {

void sign_out(Desk& desk, domain::SessionId session);

}  // namespace flow
