#pragma once
// Files below a folder, by a path that a stranger wrote: never out of the folder, never through a link, each
// name in the spelling in which it stands on the disk, be it composed or decomposed. The folder itself may be
// named through links. Knows nothing of what the files hold.

#include <string>
#include <vector>

#include "platform/descriptor.h"

namespace dateline::platform {

enum class Way {
    there,
    missing,
    no_permission,
    unreadable,
    outside,
    link,
    folder,
    not_a_file,
    empty,
    too_large // in bytes
};
// What keeps a photo from being read, a key for base::tr; "" for `there`.
const char* photo_trouble(Way way);

// The folder that holds the file, and the file's name there, as written where the folder has nothing of that
// name. Not `there`: the folder could not be reached, and `ended_at` is how far the path was gone, "photos".
struct PlaceBeneath {
    Way way = Way::there;
    Descriptor folder; // O_PATH
    std::string name, ended_at;
    int error = 0; // errno
};
// With `made`, folders that are missing are made, and named there as the path names them.
PlaceBeneath find_beneath(const std::string& folder, const std::string& file,
                          std::vector<std::string>* made = nullptr);

// A regular file, to be read; nothing else is waited for or opened.
struct FileBeneath {
    Way way = Way::there;
    Descriptor file;
    std::string ended_at; // where it was not there: the path so far
};
FileBeneath open_beneath(const std::string& folder, const std::string& file);

// Whether anything has the name in its folder, be it a link.
bool is_taken(const PlaceBeneath& place);
// A file, or a folder that is empty; nothing where it cannot go.
void remove_file_beneath(const std::string& folder, const std::string& file);
void remove_folder_beneath(const std::string& folder, const std::string& file);

} // namespace dateline::platform
