#pragma once
// What stands at a path, as far as the system tells it without opening it.

#include <cstdint>
#include <string>

#include "platform/descriptor.h"

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

// The same of an open file.
std::int64_t size_of(const Descriptor& file); // in bytes; negative where the system does not tell
// Which file it is and when it or what is known of it was changed last: of one that nobody has touched since,
// the same. "" where there is none.
std::string strict_fingerprint_of(const Descriptor& file);
bool is_same_file(const Descriptor& a, const Descriptor& b);

// What was written to a file or a folder is on the disk; false with errno.
bool sync_file(const std::string& path);
bool sync_folder(const std::string& path);

} // namespace dateline::platform
