#pragma once
// What the photos of the sources turn out to be: each is looked at once, told of where it cannot be shown,
// and noted to be brought beside the database. Knows paths and what is seen, not pictures.

#include <cstdint>
#include <functional>
#include <map>
#include <string>

#include "model/records.h"
#include "source/photo_files.h"
#include "source/problems.h"
#include "source/report.h"
#include "store/database.h"

namespace dateline::source {

// A photo among the sources, below their folder: decoded elsewhere.
using LookAtPhoto = std::function<store::PhotoSeen(const std::string& folder, const std::string& file)>;

class PhotosSeen {
  public:
    // Both stay while this does. Without `look` nothing is looked at.
    PhotosSeen(PhotoFiles& files, const LookAtPhoto& look) : files_(files), look_(look) {}
    // What the record says of the photo becomes what the photo is. The SHA-256 of its bytes; "" where they
    // are not those of a photo, or were not looked at.
    std::string find(const Location& at, const std::string& source_folder, model::PhotoRecord* photo);
    // What is to be told of them: a photo that cannot be shown stops nothing.
    void tell(Report* report);
    // The same sources are read anew: what was seen is known, what was told is not.
    void forget();

  private:
    bool take(const Location& at, const store::PhotoSeen& seen, model::PhotoRecord* photo,
              const char* besides);
    void warn(const Location& at, const char* field, std::string message, std::int64_t* unlisted);

    PhotoFiles& files_;
    const LookAtPhoto& look_;
    std::map<std::string, store::PhotoSeen> seen_;
    Problems warnings_;
    std::int64_t unlisted_photos_ = 0, unlisted_sizes_ = 0;
};

} // namespace dateline::source
