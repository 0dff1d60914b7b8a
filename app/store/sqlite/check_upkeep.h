#pragma once
// What `dateline check` says of what is kept about records.

#include "store/sqlite/check_parts.h"
#include "store/sqlite/connection.h"

namespace dateline::store {

// Notes, origins and former slugs are of records that are there; no id is of two parts, or could be given
// twice; texts have their hashes; a rule's second choice is another than its first. Of a database of today's
// version.
void check_upkeep(Connection& connection, ProblemList* problems);

} // namespace dateline::store
