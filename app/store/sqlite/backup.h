#pragma once
// The copy that is kept of a database of an older version before a Writer changes it: "data.v8-backup.db"
// beside "data.db", or "data.v8-backup-2.db" where that name is taken. Nothing is written over, no link is
// followed; who may read the database may read the copy. Knows files, not what is in them.

#include <cstdint>
#include <optional>
#include <string>

#include "platform/unnamed_file.h"
#include "store/sqlite/connection.h"

namespace dateline::store {

class Backup {
  public:
    // Copies the file that `connection` has open, at whose beginning nobody has written since it was locked.
    // Error (environment) where it cannot be copied; the copy has no name yet and goes with this object.
    Backup(const Connection& connection, const std::string& real_path, std::uint32_t version);

    // The copy is on the disk and has its name: its path. A copy with the same bytes that was there already
    // (a Writer was killed after it had made it) is taken for it. Error (environment) where it cannot be.
    std::string publish();

  private:
    // The name that comes next: of a copy that is the same, or of nothing. None where a hundred are taken.
    std::string find_name(const Connection& connection);

    std::string folder_, name_;
    std::string stem_, ending_;                 // of its names
    bool is_there_ = false;                     // under name_
    std::optional<platform::UnnamedFile> copy_; // none: one is there
};

} // namespace dateline::store
