#include "source/photo_names.h"

#include <algorithm>
#include <iterator>
#include <vector>

#include "base/displayable.h"
#include "base/paths.h"
#include "base/utf8.h"
#include "store/reserved_names.h"

namespace dateline::source {
namespace {

constexpr const char* picture_endings[] = {".jpg",  ".jpeg", ".jpe",  ".jfif", ".png",
                                           ".webp", ".avif", ".heic", ".heif", ".hif",
                                           ".tif",  ".tiff", ".gif",  ".bmp",  ".dib"};

// The names of a path, folded: a file system may take no notice of case.
std::vector<std::string> folded_parts(const std::string& file) {
    std::vector<std::string> parts;
    for (std::size_t begin = 0; begin <= file.size();) {
        const std::size_t end = std::min(file.find('/', begin), file.size());
        parts.push_back(base::fold(file.substr(begin, end - begin)));
        begin = end + 1;
    }
    return parts;
}

} // namespace

std::string photo_name_problem(const std::string& file, const std::string& database) {
    const std::string name_of_database = base::fold(base::file_name_of(database));
    for (const std::string& part : folded_parts(file)) {
        const bool is_of_sqlite = std::any_of(store::endings_beside.begin(), store::endings_beside.end(),
                                              [&part](const char* ending) { return part.ends_with(ending); });
        if (part == name_of_database || is_of_sqlite)
            return "\"" + base::displayable(file, 200) +
                   "\" has a name that is kept for a database and what SQLite has beside it: give the photo "
                   "another name";
    }
    return "";
}

std::string photo_name_advice(const std::string& file) {
    const std::vector<std::string> parts = folded_parts(file);
    if (std::any_of(parts.begin(), parts.end(),
                    [](const std::string& part) { return part.starts_with('.'); }))
        return "is not copied beside the database: its path has a hidden name; give it another";
    const bool is_of_picture =
        std::any_of(std::begin(picture_endings), std::end(picture_endings),
                    [&parts](const char* ending) { return parts.back().ends_with(ending); });
    if (is_of_picture) return "";
    return "is not copied beside the database: its name does not end as a picture's does (.jpg, .png and so "
           "on); give it such a name";
}

} // namespace dateline::source
