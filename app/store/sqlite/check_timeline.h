#pragma once
// The timeline proved by a recount.

#include "store/sqlite/check_parts.h"
#include "store/sqlite/connection.h"

namespace dateline::store {

// The timeline is what the rest implies: every entry, every tile, every total.
void check_timeline(Connection& connection, ProblemList* problems);

} // namespace dateline::store
