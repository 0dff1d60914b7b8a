#pragma once
// What stands at a path, as far as the system tells it without opening it.

#include <cstdint>
#include <string>

namespace dateline::platform {

struct FileStatus {
    enum class Kind { none, regular, folder, other };
    Kind kind = Kind::none;
    std::int64_t bytes = 0;
    // Which file it is and when it was last changed: the same while nobody has written to it since.
    std::string fingerprint;
    int error = 0; // errno, where the system refused to say
};

enum class Links { followed, not_followed };
FileStatus status_of(const std::string& path, Links links = Links::followed);

// Whether both paths lead to the same folder or file; false where one leads nowhere.
bool is_same_file(const std::string& a, const std::string& b);

// What was written to a file or a folder is on the disk; false with errno.
bool sync_file(const std::string& path);
bool sync_folder(const std::string& path);

} // namespace dateline::platform
