#pragma once
// What `dateline check` says of saved views.

#include "store/sqlite/check_parts.h"
#include "store/sqlite/connection.h"

namespace dateline::store {

// They name what is there, from dates that are in order, and each step of the story is one view.
void check_views(Connection& connection, ProblemList* problems);

} // namespace dateline::store
