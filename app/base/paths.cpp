#include "base/paths.h"

#include "base/displayable.h"
#include "base/error.h"

namespace dateline::base {

std::string folder_of(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    if (slash == std::string::npos) return ".";
    const std::size_t end = path.find_last_not_of('/', slash);
    return end == std::string::npos ? "/" : path.substr(0, end + 1);
}

std::string file_name_of(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string::npos ? path : path.substr(slash + 1);
}

std::string shown_path(const std::string& path) {
    return displayable(path, 1024);
}

void fail_as_stopped(const std::string& path) {
    throw Error(Fault::environment,
                {shown_path(path), Phrase{"stopped, and nothing was written; run it again"}});
}

} // namespace dateline::base
