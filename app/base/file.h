#pragma once
// Files: whole ones read with a cap, written beside the target and renamed. Paths in the file system's
// encoding.

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace dateline::base {

// The bytes of a regular file of at most `most_bytes`; Error (input) says what is wrong: missing, a folder,
// too large.
std::string read_file(const std::string& path, std::size_t most_bytes);
// A temporary beside `path`, fsync, rename, fsync of the folder. Error (environment) leaves the target as it
// was.
void write_file(const std::string& path, std::string_view bytes);

// The same, piece by piece: nothing stands under the target's name before finish(). A file that is not
// finished is removed.
class FileWriter {
  public:
    explicit FileWriter(const std::string& path);
    ~FileWriter();
    FileWriter(const FileWriter&) = delete;
    FileWriter& operator=(const FileWriter&) = delete;
    void write(std::string_view bytes);
    void finish();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

// The folder of the running program, without a trailing slash.
std::string program_folder();
// "a/b.db" -> "a"; "b.db" -> ".".
std::string folder_of(const std::string& path);
std::string file_name_of(const std::string& path);
// A path as it may be shown in a message.
std::string shown_path(const std::string& path);
// Throws: the user has stopped what was to write this file.
[[noreturn]] void fail_as_stopped(const std::string& path);

} // namespace dateline::base
