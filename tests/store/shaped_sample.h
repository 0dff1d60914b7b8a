#pragma once
// A database of SQLite's whose timeline is built in another shape than usual.

#include <string>

#include "store/sample.h"
#include "store/sqlite/sqlite_writer.h"

namespace dateline::store::test {

inline void write_database(const std::string& path, const Records& records,
                           const index::TimelineShape& shape) {
    SqliteWriter writer(path, shape);
    write_records(writer, records);
}

} // namespace dateline::store::test
