#include "store/sqlite/read_records.h"

#include <utility>

#include "store/sqlite/connection.h"
#include "store/sqlite/record_reader.h"
#include "store/sqlite/snapshot.h"

namespace dateline::store {

void read_records(const std::string& path, const RecordSink& sink, std::stop_token stop) {
    const std::unique_ptr<Connection> connection =
        Connection::open_for_reading(path, Pages::check, Versions::older_too, stop);
    const Connection::CancelScope watch(*connection, std::move(stop));
    const Snapshot snapshot(*connection);
    RecordReader(*connection, RecordReader::Tables::settled).read_all(sink);
}

} // namespace dateline::store
