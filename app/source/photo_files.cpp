#include "source/photo_files.h"

#include <cerrno>
#include <string>

#include "base/error.h"
#include "base/paths.h"
#include "platform/beneath.h"
#include "platform/file.h"
#include "platform/file_bytes.h"
#include "platform/file_status.h"
#include "platform/unnamed_file.h"

namespace dateline::source {
namespace {

using platform::Descriptor;
using platform::Way;

// Why the folders of a photo's path cannot be made or written in, or "".
std::string way_problem(const platform::PlaceBeneath& place) {
    const std::string part = "\"" + base::shown_path(place.ended_at) + "\" beside the database ";
    switch (place.way) {
    case Way::there:
        return "";
    case Way::missing: // what is missing will be made
        return place.error == ENOENT ? "" : part + "is not a folder: move it away";
    case Way::link:
        return part + "is a link, and no photo is copied through one: put a folder there";
    case Way::no_permission:
    case Way::unreadable:
    case Way::outside:
    case Way::folder:
    case Way::not_a_file:
    case Way::empty:
    case Way::too_large:
        break;
    }
    return part + "cannot be read: " + platform::reason_of(place.error).in(base::Language::english);
}

bool is_same_photo(const Descriptor& a, const Descriptor& b) {
    return platform::is_same_file(a, b) ||
           (platform::size_of(a) == platform::size_of(b) && platform::has_same_bytes(a, b));
}

[[noreturn]] void fail_to_write(const std::string& path) {
    throw base::Error(
        base::Fault::environment,
        {base::shown_path(path), base::Phrase{"the photo cannot be copied"}, platform::reason_of(errno)});
}

// Into the folder that was found, so that nobody can lead it elsewhere.
void copy_photo(const Descriptor& from, const std::string& folder, const std::string& file,
                std::vector<std::string>* made) {
    const std::string path = folder + "/" + file;
    const platform::PlaceBeneath place = platform::find_beneath(folder, file, made);
    errno = place.error;
    if (place.way != Way::there) fail_to_write(path);
    platform::UnnamedFile to(place.folder);
    if (to.get() < 0 || !platform::copy_bytes(from, to.get())) fail_to_write(path);
    if (!to.take_name(place.name, platform::UnnamedFile::Old::kept)) fail_to_write(path);
}

} // namespace

PhotoFiles::PhotoFiles(const std::string& into) : folder_(base::folder_of(into)) {}

PhotoFiles::~PhotoFiles() {
    for (const std::string& file : brought_)
        platform::remove_file_beneath(folder_, file);
    for (auto folder = made_.rbegin(); folder != made_.rend(); ++folder)
        platform::remove_folder_beneath(folder_, *folder);
}

bool PhotoFiles::lies_elsewhere(const std::string& folder) {
    const auto [known, is_new] = elsewhere_.try_emplace(folder);
    if (is_new) known->second = !platform::is_same_file(folder, folder_);
    return known->second;
}

std::string PhotoFiles::folder_with(const std::string& source_folder, const std::string& file) {
    if (!lies_elsewhere(source_folder)) return folder_;
    const Way way = platform::open_beneath(source_folder, file).way;
    if (way == Way::there) return source_folder;
    // What keeps it from being copied is worth telling, unless it is beside the database already.
    return way == Way::missing || platform::open_beneath(folder_, file).way == Way::there ? folder_
                                                                                          : source_folder;
}

void PhotoFiles::remember(const std::string& source_folder, const std::string& file) {
    if (!lies_elsewhere(source_folder)) return;
    const auto [entry, is_new] = remembered_.try_emplace(source_folder + '/' + file);
    if (is_new)
        entry->second = platform::strict_fingerprint_of(platform::open_beneath(source_folder, file).file);
}

bool PhotoFiles::is_as_remembered(const Noted& noted, const Descriptor& file) const {
    const auto found = remembered_.find(noted.folder + '/' + noted.file);
    return found != remembered_.end() && !found->second.empty() &&
           found->second == platform::strict_fingerprint_of(file);
}

void PhotoFiles::note(const Location& at, const std::string& source_folder, const std::string& file) {
    if (lies_elsewhere(source_folder)) noted_.push_back({at, source_folder, file});
}

void PhotoFiles::look_for_others(Problems* problems, const std::function<void()>& before_each) {
    std::map<std::string, std::string> first; // of the sources' folders that have it
    for (const Noted& noted : noted_) {
        before_each();
        const platform::FileBeneath from = platform::open_beneath(noted.folder, noted.file);
        if (from.way != Way::there) continue;
        const auto [other, is_new] = first.try_emplace(noted.file, noted.folder);
        const platform::PlaceBeneath place = platform::find_beneath(folder_, noted.file);
        if (const std::string problem = way_problem(place); !problem.empty()) {
            problems->add(noted.at, "file", problem);
            continue;
        }
        const bool is_here = platform::is_taken(place);
        if (!is_here && (is_new || other->second == noted.folder)) continue;
        const platform::FileBeneath there =
            platform::open_beneath(is_here ? folder_ : other->second, noted.file);
        if (there.way == Way::there && is_same_photo(from.file, there.file)) continue;
        const std::string named = "\"" + base::shown_path(noted.file) + "\" ";
        if (is_here && there.way == Way::link)
            problems->add(noted.at, "file",
                          named + "beside the database is a link: put the photo itself there");
        else
            problems->add(noted.at, "file",
                          "another photo is " + named + "beside " +
                              (is_here ? "the database, and is not written over" : "other sources") +
                              ": give one of them another name");
    }
}

void PhotoFiles::bring(const std::function<void()>& before_each) {
    for (const Noted& noted : noted_) {
        before_each();
        const platform::FileBeneath from = platform::open_beneath(noted.folder, noted.file);
        if (from.way != Way::there || platform::is_taken(platform::find_beneath(folder_, noted.file)))
            continue;
        const bool was_the_same = is_as_remembered(noted, from.file);
        if (was_the_same) {
            copy_photo(from.file, folder_, noted.file, &made_);
            brought_.push_back(noted.file);
        }
        if (!was_the_same || !is_as_remembered(noted, from.file))
            throw base::Error(base::Fault::environment,
                              {base::shown_path(noted.folder + "/" + noted.file),
                               base::Phrase{"has changed since it was looked at; run the import again"}});
        ++brought_count_;
    }
}

void PhotoFiles::keep() {
    brought_.clear();
    made_.clear();
}

} // namespace dateline::source
