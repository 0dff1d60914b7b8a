#pragma once
// An older database becomes a current one, inside the transaction of the Writer that has it open: tables that
// are as they should be stay, others are made as the schema has them and filled with their old rows, and
// indices follow. Knows which values new columns have; what is derived is left to the caller.

#include "store/sqlite/connection.h"

namespace dateline::store {

// `connection` has a database of a version below schema_version, whose tables were compared with those of
// that version. Afterwards the timeline has to be built again, and dates to be placed.
void migrate(Connection& connection);

} // namespace dateline::store
