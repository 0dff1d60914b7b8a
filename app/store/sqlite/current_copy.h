#pragma once
// What a Writer would make of a database whose version is too old to be asked, in memory: the file stays as
// it is. Made once for each state of the file, and read by as many stores as there are.

#include <memory>
#include <stop_token>
#include <string>
#include <string_view>

#include "store/sqlite/connection.h"

namespace dateline::store {

class CurrentCopy {
  public:
    // Null where the file can be asked itself. Error (input) where it is too large for the memory.
    // One for all that read the file, in this program, as long as it stays as it is.
    static std::shared_ptr<const CurrentCopy> of(const std::string& path, const std::stop_token& stop);
    ~CurrentCopy();
    CurrentCopy(const CurrentCopy&) = delete;
    CurrentCopy& operator=(const CurrentCopy&) = delete;

    // Reads it; this object stays while the connection does.
    std::unique_ptr<Connection> open() const;
    const std::string& fingerprint() const { return fingerprint_; } // of the file of which it was made

  private:
    static std::shared_ptr<const CurrentCopy> make(const std::string& path, const std::stop_token& stop);
    CurrentCopy(std::string path, std::string fingerprint, Connection& made);

    std::string path_, fingerprint_;
    std::string_view bytes_; // SQLite's, to be freed
};

} // namespace dateline::store
