#pragma once
// The file that a Writer fills where there was none: a temporary beside the target, which becomes the target
// by a rename once all is in it. If it is not published, it is removed. Knows no SQL.

#include <optional>
#include <string>

#include "platform/temporary_file.h"

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
    static std::string fingerprint_of(const std::string& path);
    void make_temporary();

    std::string target_;
    std::optional<platform::TemporaryFile> temporary_; // SQLite wants a name
    std::string fingerprint_;                          // of the target at the beginning
};

} // namespace dateline::store
