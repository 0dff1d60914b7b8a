#pragma once
// What `dateline check` says of the log of changes.

#include "store/sqlite/check_parts.h"
#include "store/sqlite/connection.h"
#include "store/writer.h"

namespace dateline::store {

// Sets are numbered from 1 without gaps and their rows are of records: else history is missing, which is
// damage. Advice where a record is not what its last change made of it: the record is sound, and its next
// change brings the log up to date. Without `text` only whether it is there is looked at.
void check_changes(Connection& connection, const RecordText& text, ProblemList* problems);

} // namespace dateline::store
