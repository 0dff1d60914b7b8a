#pragma once
// A database back into records, by kind and slug: the same whatever order they were written in.

#include <stop_token>
#include <string>

#include "store/database.h"

namespace dateline::store {

// See Database::read_records. Interrupted where it is to stop.
void read_records(const std::string& path, const RecordSink& sink, std::stop_token stop);

} // namespace dateline::store
