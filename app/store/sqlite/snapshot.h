#pragma once
// While it lives, everything that the connection reads is of one state of the file, whatever other programs
// write: they wait for it, so it is short where it can be. SQLite's own shared lock, held by a statement that
// has begun to read; statements that write temporary tables go on beside it.

#include "store/sqlite/connection.h"

namespace dateline::store {

class Snapshot {
  public:
    // Waits while another writes, for as long as the connection is patient: then TemporaryFailure is thrown.
    explicit Snapshot(Connection& connection)
        : reading_(connection.query("SELECT 1 FROM sqlite_schema", "sqlite_schema")) {
        reading_.next();
        connection.look_for_changes();
    }

  private:
    Query reading_;
};

} // namespace dateline::store
