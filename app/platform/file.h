#pragma once
// Files: regular ones read, whole ones with a cap; written without a name, or beside the target, and put into
// its place. Paths in the file system's encoding.

#include <cstddef>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

#include "base/error.h"
#include "platform/descriptor.h"
#include "platform/file_status.h"

namespace dateline::platform {

struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
};
using OpenFile = std::unique_ptr<std::FILE, CloseFile>;
// A regular file, to be read; Error (input) says what else it is. It never waits: a pipe or a device would
// make it, for ever.
OpenFile open_file(const std::string& path);

// The same without an Error: none, with errno; EISDIR or ENXIO where it is something else.
Descriptor open_regular_file(const std::string& path, Links links = Links::followed);

// The bytes of a regular file of at most `max_bytes`; Error (input) says what is wrong: missing, a folder,
// too large.
std::string read_file(const std::string& path, std::size_t max_bytes);
// The file to be written where `path` is: behind its links, so that a link stays one, also to what is not
// there yet. Error (environment) where they go in circles.
std::string behind_links(const std::string& path);
// A file that has no name yet (a temporary beside `path` where the file system knows none such), fsync, then
// its name, fsync of the folder. Error (environment) leaves the target as it was.
void write_file(const std::string& path, std::string_view bytes);

// The same, piece by piece: nothing stands under the target's name before finish(). A file that is not
// finished goes with the program; but where the file system knows no file without a name, SIGKILL leaves it.
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

// Why a call of the system failed, and what to do about it.
base::Phrase reason_of(int error);

// The folder of the running program, without a trailing slash.
std::string program_folder();
} // namespace dateline::platform
