#pragma once
// What `dateline check` says of single values.

#include "store/sqlite/check_parts.h"
#include "store/sqlite/connection.h"

namespace dateline::store {

// Every text is text, every date a date, every slug a slug, every address one.
void check_values(Connection& connection, ProblemList* problems);

} // namespace dateline::store
