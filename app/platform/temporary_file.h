#pragma once
// A file that is to go again unless it is kept: also when a signal ends the program, for what has not gone by
// then is known to a list that a signal's handler can read.

#include <string>

namespace dateline::platform {

class TemporaryFile {
  public:
    explicit TemporaryFile(std::string path); // of a file that has just been made, or is made at once
    ~TemporaryFile();
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    const std::string& path() const { return path_; }
    void keep();

  private:
    std::string path_;
    int slot_ = -1; // of the list; -1: not in it
    bool kept_ = false;
};

// For the handler of a signal that ends the program, and for nothing else: removes what is not kept.
void remove_temporary_files() noexcept;

} // namespace dateline::platform
