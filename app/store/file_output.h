#pragma once
// The file that a Writer fills: a temporary beside the target, which becomes the target by a rename once all
// is in it. Until then the target is as it was; if the temporary is not published, it is removed. Knows no
// SQL.

#include <cstdint>
#include <string>

namespace dateline::store {

class PendingFile {
  public:
    // An empty temporary beside `target`, or a copy of it where there is one (that is not empty).
    explicit PendingFile(const std::string& target);
    ~PendingFile();
    PendingFile(const PendingFile&) = delete;
    PendingFile& operator=(const PendingFile&) = delete;

    const std::string& temporary() const { return temporary_; }
    bool extends() const { return extends_; } // the target was there
    // fsync, rename, fsync of the folder. Error if the target has changed since the copy was made.
    void publish();

  private:
    struct Identity { // of the target when it was copied
        std::uint64_t device = 0, inode = 0;
        std::int64_t bytes = 0, changed_s = 0, changed_ns = 0;
        bool operator==(const Identity&) const = default;
    };
    static bool identify(const std::string& path, Identity* identity);
    void make_temporary(unsigned mode);
    void copy_target();

    std::string target_, temporary_;
    Identity identity_;
    bool exists_ = false, extends_ = false, published_ = false;
};

} // namespace dateline::store
