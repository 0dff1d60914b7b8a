#pragma once
// A file that has no name until it is whole, and goes with the program however that ends: the one way in
// which Dateline makes files. Where the file system knows none such, it has a passing name instead. Knows
// nothing of what it holds; what went wrong is in errno.

#include <optional>
#include <string>

#include "platform/descriptor.h"
#include "platform/temporary_file.h"

namespace dateline::platform {

class UnnamedFile {
  public:
    // In this folder, empty and open to be written; get() is -1 where it could not be made.
    explicit UnnamedFile(std::string folder);
    // In an open folder, wherever that has been moved to.
    explicit UnnamedFile(const Descriptor& folder);
    int get() const { return file_.get(); }
    // Whoever may read and write the file at `path` may do so with this one; false with errno.
    bool take_permissions_of(const std::string& path);

    // What stands under the name already goes, or keeps it (EEXIST).
    enum class Old { replaced, kept };
    // To the disk, closed, and named in its folder; once. False: nothing stands under the name that was not
    // there before.
    bool take_name(const std::string& name, Old old);

  private:
    bool take_passing_name();

    std::string folder_;
    std::optional<TemporaryFile> passing_; // none: it has no name
    Descriptor file_;
};

// Empty; false with errno, EEXIST where something has the name.
bool make_file_where_none_is(const std::string& path);
// A rename over nothing: false with EEXIST where something stands there. Where the file system cannot promise
// that, as far as can be seen.
bool rename_where_none_is(const std::string& from, const std::string& to);

} // namespace dateline::platform
