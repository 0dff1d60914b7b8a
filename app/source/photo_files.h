#pragma once
// The photos of sources that lie elsewhere than the database: brought beside it, under the same path, so that
// they are found there. Nothing that is there is ever written over. Knows paths and bytes, not pictures.

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "platform/descriptor.h"
#include "source/problems.h"

namespace dateline::source {

class PhotoFiles {
  public:
    // `into`: the database.
    explicit PhotoFiles(const std::string& into);
    // What this object has brought goes again, unless keep() was called.
    ~PhotoFiles();
    PhotoFiles(const PhotoFiles&) = delete;
    PhotoFiles& operator=(const PhotoFiles&) = delete;

    // Whether photos of sources in this folder have to be brought.
    bool lies_elsewhere(const std::string& folder);
    // The folder in which the file is: the source's, if it is there, else the database's.
    std::string folder_with(const std::string& source_folder, const std::string& file);
    // Before it is looked at: what is another file afterwards is not copied.
    void remember(const std::string& source_folder, const std::string& file);
    // It is to be brought.
    void note(const Location& at, const std::string& source_folder, const std::string& file);
    void forget() { noted_.clear(); }
    // A problem for each that would have to take the place of another file.
    void look_for_others(Problems* problems, const std::function<void()>& before_each);
    // Error (environment) where it cannot be written.
    void bring(const std::function<void()>& before_each);
    void keep();
    std::int64_t brought() const { return brought_count_; }

  private:
    struct Noted {
        Location at;
        std::string folder, file;
    };
    bool is_as_remembered(const Noted& noted, const platform::Descriptor& file) const;
    std::string folder_;                            // the database's
    std::map<std::string, bool> elsewhere_;         // by folder
    std::map<std::string, std::string> remembered_; // by path: which file it was, and when it changed last
    std::vector<Noted> noted_;
    std::vector<std::string> brought_, made_; // files and folders, to be taken away again
    std::int64_t brought_count_ = 0;
};

} // namespace dateline::source
