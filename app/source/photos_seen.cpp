#include "source/photos_seen.h"

#include <utility>

#include "base/displayable.h"
#include "source/photo_names.h"

namespace dateline::source {

std::string PhotosSeen::find(const Location& at, const std::string& source_folder,
                             model::PhotoRecord* photo) {
    files_.remember(source_folder, photo->file);
    const std::string folder = files_.folder_with(source_folder, photo->file);
    const bool is_brought = files_.lies_elsewhere(source_folder) && folder == source_folder;
    std::string sha256;
    if (look_) {
        const auto [entry, is_new] = seen_.try_emplace(folder + '/' + photo->file);
        if (is_new) entry->second = look_(folder, photo->file); // decoding costs too much for every pass
        if (!take(at, entry->second, photo, is_brought ? "; it is not copied" : "")) return {};
        sha256 = entry->second.sha256;
    }
    const std::string advice = is_brought ? photo_name_advice(photo->file) : "";
    if (advice.empty())
        files_.note(at, source_folder, photo->file);
    else
        warn(at, "file", "\"" + base::displayable(photo->file, 200) + "\" " + advice, &unlisted_photos_);
    return advice.empty() ? sha256 : "";
}

// Its own size is believed. False where it is no photo; `besides` is told then too.
bool PhotosSeen::take(const Location& at, const store::PhotoSeen& seen, model::PhotoRecord* photo,
                      const char* besides) {
    const std::string named = "\"" + base::displayable(photo->file, 200) + "\" ";
    if (!seen.trouble.empty()) {
        warn(at, "file", named + "cannot be shown: " + seen.trouble + besides, &unlisted_photos_);
        return false;
    }
    const base::Size said{static_cast<float>(photo->width_px), static_cast<float>(photo->height_px)};
    if (photo->width_px > 0 && said != seen.size)
        warn(at, "width", named + store::size_problem(said, seen.size), &unlisted_sizes_);
    photo->width_px = static_cast<int>(seen.size.width);
    photo->height_px = static_cast<int>(seen.size.height);
    return true;
}

// `unlisted`: of such warnings.
void PhotosSeen::warn(const Location& at, const char* field, std::string message, std::int64_t* unlisted) {
    *unlisted -= warnings_.unlisted();
    warnings_.add(at, field, std::move(message));
    *unlisted += warnings_.unlisted();
}

void PhotosSeen::tell(Report* report) {
    report->warnings = warnings_.take();
    report->unlisted.photos = unlisted_photos_;
    report->unlisted.sizes = unlisted_sizes_;
}

void PhotosSeen::forget() {
    warnings_ = Problems();
    unlisted_photos_ = unlisted_sizes_ = 0;
}

} // namespace dateline::source
