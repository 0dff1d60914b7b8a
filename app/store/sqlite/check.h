#pragma once
// Everything `dateline check` reports: first what SQLite itself can say of the file, then what the rows must
// be.

#include <stop_token>
#include <string>
#include <vector>

#include "store/database.h"

namespace dateline::store {

// See Database::check. Interrupted where it is to stop.
std::vector<Problem> check_database(const std::string& path, const InspectPhoto& inspect,
                                    const RecordText& text, std::stop_token stop);

} // namespace dateline::store
