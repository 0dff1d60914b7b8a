#pragma once
// Paths as text, in the file system's encoding; nothing is looked up on the disk.

#include <string>

namespace dateline::base {

// "a/b.db" -> "a"; "b.db" -> ".".
std::string folder_of(const std::string& path);
std::string file_name_of(const std::string& path);
// A path as it may be shown in a message.
std::string shown_path(const std::string& path);
// Throws: the user has stopped what was to write this file.
[[noreturn]] void fail_as_stopped(const std::string& path);

} // namespace dateline::base
