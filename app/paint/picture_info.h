#pragma once
// What a picture's file says about itself.

#include <string>

namespace dateline::paint {

// What the file says about itself: PDF metadata, SVG <title> and <desc>, PNG text chunks.
struct PictureInfo {
    std::string title, author, subject;
    std::string sources = {};         // the outlets, and the licence of the data
    std::string command = {};         // the command line that makes the same picture
    std::string database_sha256 = {}; // of the database that it shows
};
// The keywords of the PNG's chunks that dateline view-of reads.
constexpr const char* command_keyword = "Dateline command";
constexpr const char* database_keyword = "Dateline database SHA-256";

} // namespace dateline::paint
