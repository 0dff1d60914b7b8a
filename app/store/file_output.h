#pragma once
// The file that a Writer fills where there was none: a temporary beside the target, which becomes the target
// by a rename once all is in it. If it is not published, it is removed. Knows no SQL.

#include <cstdint>
#include <optional>
#include <string>

#include "base/passing_file.h"

namespace dateline::store {

class PendingFile {
  public:
    // `target` may be there and be empty. Error where a file beside it would be taken for a part of it.
    explicit PendingFile(const std::string& target);
    ~PendingFile() = default;
    PendingFile(const PendingFile&) = delete;
    PendingFile& operator=(const PendingFile&) = delete;

    const std::string& temporary() const { return temporary_->path(); }
    // fsync, rename, fsync of the folder. Error if the target has changed meanwhile.
    void publish();

  private:
    struct Identity { // of the target at the beginning
        std::uint64_t device = 0, inode = 0;
        std::int64_t bytes = 0, changed_s = 0, changed_ns = 0;
        bool operator==(const Identity&) const = default;
    };
    static bool identify(const std::string& path, Identity* identity);
    void make_temporary();

    std::string target_;
    std::optional<base::PassingFile> temporary_; // SQLite wants a name
    Identity identity_;
    bool exists_ = false;
};

} // namespace dateline::store
