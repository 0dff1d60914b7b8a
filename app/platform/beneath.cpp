#include "platform/beneath.h"

#include <algorithm>
#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/utf8.h"

namespace dateline::platform {
namespace {

constexpr int step_flags = O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
// Non-blocking: a FIFO would wait for a writer for ever.
constexpr int photo_flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY;

std::string name_on_disk(int folder, const std::string& name) {
    struct stat ignored {};
    for (const std::string& spelling : base::spellings_of(name))
        if (::fstatat(folder, spelling.c_str(), &ignored, AT_SYMLINK_NOFOLLOW) == 0) return spelling;
    return name;
}

Way way_of(int error) {
    switch (error) {
    case ENOENT:
    case ENOTDIR: // a file stands where a folder should
    case ENAMETOOLONG:
        return Way::missing;
    case ELOOP:
        return Way::link;
    case EACCES:
    case EPERM:
        return Way::no_permission;
    case ENXIO: // a socket
    case ENODEV:
        return Way::not_a_file;
    case EISDIR:
        return Way::folder;
    default:
        return Way::unreadable;
    }
}

// Why a step into a folder failed: what the kernel says of a link there is that it is no folder.
Way way_of_step(int folder, const std::string& name, int error) {
    struct stat status {};
    const bool is_link =
        ::fstatat(folder, name.c_str(), &status, AT_SYMLINK_NOFOLLOW) == 0 && S_ISLNK(status.st_mode);
    return is_link ? Way::link : way_of(error);
}

void remove_beneath(const std::string& folder, const std::string& file, int flags) {
    const PlaceBeneath place = find_beneath(folder, file);
    if (place.way == Way::there) ::unlinkat(place.folder.get(), place.name.c_str(), flags);
}

} // namespace

const char* photo_trouble(Way way) {
    switch (way) {
    case Way::there:
        return "";
    case Way::outside:
        return "The photo lies outside the database's folder";
    case Way::link:
        return "The photo is a link or in a linked folder; put the photo itself there";
    case Way::not_a_file:
        return "The photo's path is not a regular file";
    case Way::folder:
        return "The photo's path names a folder; name a file in it";
    case Way::missing:
        return "The photo is missing: no file stands at its path";
    case Way::no_permission:
        return "The photo may not be read: permission is denied to it or to its folder";
    case Way::empty:
        return "The photo's file is empty";
    case Way::too_large:
        return "The photo's file is too large: at most 256 MB";
    case Way::unreadable:
        break;
    }
    return "The photo cannot be read: the disk or the system refuses it";
}

PlaceBeneath find_beneath(const std::string& folder, const std::string& file,
                          std::vector<std::string>* made) {
    const auto ends = [&file](Way way, std::size_t length, int error) {
        return PlaceBeneath{way, Descriptor(), "", file.substr(0, length), error};
    };
    if (file.empty() || file.find('\0') != std::string::npos) return ends(Way::missing, 0, ENOENT);
    if (file.front() == '/') return ends(Way::outside, 0, EXDEV);
    PlaceBeneath place;
    place.folder =
        Descriptor(::open(folder.empty() ? "." : folder.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    if (!place.folder) return ends(way_of(errno), 0, errno);
    for (std::size_t begin = 0;;) {
        const std::size_t end = std::min(file.find('/', begin), file.size());
        const std::string part = file.substr(begin, end - begin);
        const int at = place.folder.get();
        if (part == "..") return ends(Way::outside, end, EXDEV);
        if (end == file.size()) {
            place.name = part.empty() ? "." : name_on_disk(at, part);
            return place;
        }
        begin = end + 1;
        if (part.empty() || part == ".") continue;
        const std::string name = name_on_disk(at, part);
        if (made != nullptr) {
            if (::mkdirat(at, name.c_str(), 0777) == 0)
                made->push_back(file.substr(0, end));
            else if (errno != EEXIST)
                return ends(way_of(errno), end, errno);
        }
        Descriptor next(::openat(at, name.c_str(), step_flags));
        const int error = errno;
        if (!next) return ends(way_of_step(at, name, error), end, error);
        place.folder = std::move(next);
    }
}

FileBeneath open_beneath(const std::string& folder, const std::string& file) {
    PlaceBeneath place = find_beneath(folder, file);
    if (place.way != Way::there) return {place.way, Descriptor(), std::move(place.ended_at)};
    FileBeneath opened;
    opened.file = Descriptor(::openat(place.folder.get(), place.name.c_str(), photo_flags));
    struct stat status {};
    if (!opened.file || ::fstat(opened.file.get(), &status) != 0)
        opened.way = way_of(errno);
    else if (!S_ISREG(status.st_mode))
        opened.way = S_ISDIR(status.st_mode) ? Way::folder : Way::not_a_file;
    if (opened.way == Way::there) return opened;
    return {opened.way, Descriptor(), file};
}

bool is_taken(const PlaceBeneath& place) {
    struct stat status {};
    return place.way == Way::there &&
           ::fstatat(place.folder.get(), place.name.c_str(), &status, AT_SYMLINK_NOFOLLOW) == 0;
}

void remove_file_beneath(const std::string& folder, const std::string& file) {
    remove_beneath(folder, file, 0);
}

void remove_folder_beneath(const std::string& folder, const std::string& file) {
    remove_beneath(folder, file, AT_REMOVEDIR);
}

} // namespace dateline::platform
