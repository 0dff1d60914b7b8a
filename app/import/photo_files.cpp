#include "import/photo_files.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <string>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/beneath.h"
#include "base/error.h"
#include "base/file.h"
#include "base/unnamed_file.h"

namespace dateline::import {
namespace {

using base::Descriptor;
using base::Way;

// Whether the file is beside the database already; what keeps the answer away is no file.
bool is_something_there(const base::PlaceBeneath& place) {
    struct stat status {};
    return place.way == Way::there &&
           ::fstatat(place.folder.get(), place.name.c_str(), &status, AT_SYMLINK_NOFOLLOW) == 0;
}

// Why the folders of a photo's path cannot be made or written in, or "".
std::string way_problem(const base::PlaceBeneath& place) {
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
        break;
    }
    return part + "cannot be read: " + base::reason_of(place.error).in(base::Language::english);
}

using Block = std::array<char, 65536>;

std::ptrdiff_t read_block(int fd, Block* block) {
    std::size_t have = 0;
    while (have < block->size()) {
        const ssize_t got = ::read(fd, block->data() + have, block->size() - have);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return -1;
        if (got == 0) break;
        have += static_cast<std::size_t>(got);
    }
    return static_cast<std::ptrdiff_t>(have);
}

bool is_same(const Descriptor& a, const Descriptor& b) {
    struct stat of_a {
    }, of_b{};
    if (::fstat(a.get(), &of_a) != 0 || ::fstat(b.get(), &of_b) != 0 || of_a.st_size != of_b.st_size)
        return false;
    if (of_a.st_dev == of_b.st_dev && of_a.st_ino == of_b.st_ino) return true;
    Block in_a{}, in_b{};
    for (;;) {
        const std::ptrdiff_t got = read_block(a.get(), &in_a);
        if (got < 0 || read_block(b.get(), &in_b) != got) return false;
        if (std::memcmp(in_a.data(), in_b.data(), static_cast<std::size_t>(got)) != 0) return false;
        if (got < static_cast<std::ptrdiff_t>(in_a.size())) return true;
    }
}

[[noreturn]] void fail_to_write(const std::string& path) {
    throw base::Error(
        base::Fault::environment,
        {base::shown_path(path), base::Phrase{"the photo cannot be copied"}, base::reason_of(errno)});
}

void copy_bytes(const Descriptor& from, int to, const std::string& path) {
    for (;;) { // where the file system can, both then share the bytes
        const ssize_t copied = ::copy_file_range(from.get(), nullptr, to, nullptr, 1U << 30U, 0);
        if (copied == 0) break;
        if (copied < 0 && errno == EINTR) continue;
        if (copied < 0 && (errno == ENOSPC || errno == EIO || errno == EDQUOT || errno == EFBIG))
            fail_to_write(path);
        if (copied < 0) break;
    }
    Block block{};
    for (;;) { // what that has left, all of it where it cannot
        const std::ptrdiff_t got = read_block(from.get(), &block);
        if (got < 0) fail_to_write(path);
        for (std::ptrdiff_t written = 0; written < got;) {
            const ssize_t now = ::write(to, block.data() + written, static_cast<std::size_t>(got - written));
            if (now < 0 && errno != EINTR) fail_to_write(path);
            if (now > 0) written += now;
        }
        if (got < static_cast<std::ptrdiff_t>(block.size())) break;
    }
}

// The folder's path is the kernel's for the open one, so that nobody can lead it elsewhere.
void copy_photo(const Descriptor& from, const std::string& folder, const std::string& file,
                std::vector<std::string>* made) {
    const std::string path = folder + "/" + file;
    const base::PlaceBeneath place = base::find_beneath(folder, file, made);
    errno = place.error;
    if (place.way != Way::there) fail_to_write(path);
    base::UnnamedFile to("/proc/self/fd/" + std::to_string(place.folder.get()));
    if (to.get() < 0) fail_to_write(path);
    copy_bytes(from, to.get(), path);
    if (!to.take_name(place.name, base::UnnamedFile::Old::kept)) fail_to_write(path);
}

bool is_same_folder(const std::string& a, const std::string& b) {
    struct stat of_a {
    }, of_b{};
    return ::stat(a.c_str(), &of_a) == 0 && ::stat(b.c_str(), &of_b) == 0 && of_a.st_dev == of_b.st_dev &&
           of_a.st_ino == of_b.st_ino;
}

// Which file it is, and when it was changed last: of one that nobody has written to since, the same.
std::string stamp_of(const Descriptor& file) {
    struct stat status {};
    if (!file || ::fstat(file.get(), &status) != 0) return "";
    std::string stamp;
    for (const auto part :
         {static_cast<std::int64_t>(status.st_dev), static_cast<std::int64_t>(status.st_ino),
          static_cast<std::int64_t>(status.st_size), status.st_mtim.tv_sec, status.st_mtim.tv_nsec,
          status.st_ctim.tv_sec, status.st_ctim.tv_nsec})
        stamp += std::to_string(part) + ' ';
    return stamp;
}

} // namespace

PhotoFiles::PhotoFiles(const std::string& into) : folder_(base::folder_of(into)) {}

PhotoFiles::~PhotoFiles() {
    const auto take_away = [this](const std::string& path, int flags) {
        const base::PlaceBeneath place = base::find_beneath(folder_, path);
        if (place.way == Way::there) ::unlinkat(place.folder.get(), place.name.c_str(), flags);
    };
    for (const std::string& file : brought_)
        take_away(file, 0);
    for (auto folder = made_.rbegin(); folder != made_.rend(); ++folder)
        take_away(*folder, AT_REMOVEDIR);
}

bool PhotoFiles::lies_elsewhere(const std::string& folder) {
    const auto [known, is_new] = elsewhere_.try_emplace(folder);
    if (is_new) known->second = !is_same_folder(folder, folder_);
    return known->second;
}

std::string PhotoFiles::folder_with(const std::string& source_folder, const std::string& file) {
    if (!lies_elsewhere(source_folder)) return folder_;
    const Way way = base::open_beneath(source_folder, file).way;
    if (way == Way::there) return source_folder;
    // What keeps it from being copied is worth telling, unless it is beside the database already.
    return way == Way::missing || base::open_beneath(folder_, file).way == Way::there ? folder_
                                                                                      : source_folder;
}

void PhotoFiles::remember(const std::string& source_folder, const std::string& file) {
    if (!lies_elsewhere(source_folder)) return;
    const auto [entry, is_new] = remembered_.try_emplace(source_folder + '/' + file);
    if (is_new) entry->second = stamp_of(base::open_beneath(source_folder, file).file);
}

bool PhotoFiles::is_as_remembered(const Noted& noted, const Descriptor& file) const {
    const auto found = remembered_.find(noted.folder + '/' + noted.file);
    return found != remembered_.end() && !found->second.empty() && found->second == stamp_of(file);
}

void PhotoFiles::note(const Location& at, const std::string& source_folder, const std::string& file) {
    if (lies_elsewhere(source_folder)) noted_.push_back({at, source_folder, file});
}

void PhotoFiles::look_for_others(Problems* problems, const std::function<void()>& before_each) {
    std::map<std::string, std::string> first; // of the sources' folders that have it
    for (const Noted& noted : noted_) {
        before_each();
        const base::FileBeneath from = base::open_beneath(noted.folder, noted.file);
        if (from.way != Way::there) continue;
        const auto [other, is_new] = first.try_emplace(noted.file, noted.folder);
        const base::PlaceBeneath place = base::find_beneath(folder_, noted.file);
        if (const std::string problem = way_problem(place); !problem.empty()) {
            problems->add(noted.at, "file", problem);
            continue;
        }
        const bool is_here = is_something_there(place);
        if (!is_here && (is_new || other->second == noted.folder)) continue;
        const base::FileBeneath there = base::open_beneath(is_here ? folder_ : other->second, noted.file);
        if (there.way == Way::there && is_same(from.file, there.file)) continue;
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
        const base::FileBeneath from = base::open_beneath(noted.folder, noted.file);
        if (from.way != Way::there || is_something_there(base::find_beneath(folder_, noted.file))) continue;
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

} // namespace dateline::import
