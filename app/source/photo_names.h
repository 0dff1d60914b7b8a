#pragma once
// What a photo may be called where a stranger names it: nothing that another program, or SQLite, would read
// for what it is not. Knows paths, not files.

#include <string>

namespace dateline::source {

// Why no photo may have this path, or "": the name of the database, or one that SQLite has for what is its
// own.
std::string photo_name_problem(const std::string& file, const std::string& database);
// Why it is not copied under this path, or "": a hidden name, or none of a picture.
std::string photo_name_advice(const std::string& file);

} // namespace dateline::source
