// The dialog that opens a file, and where files lie, for ui/dialogs.h.

#include <imgui.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "base/paths.h"
#include "base/utf8.h"
#include "ui/dialogs.h"

namespace dateline::ui {

namespace {

namespace fs = std::filesystem;

constexpr std::ptrdiff_t max_entries = 2000; // each is laid out on every frame

std::string home_folder() {
    // NOLINTNEXTLINE(concurrency-mt-unsafe): nothing in the program changes the environment after its start
    const char* home = std::getenv("HOME");
    return home && *home ? home : ".";
}

} // namespace

std::string fresh_picture_path(const std::string& name) {
    std::string folder = home_folder();
    for (const char* below : {"/Pictures", "/사진", "/그림"}) {
        std::error_code ignored;
        if (fs::is_directory(folder + below, ignored)) {
            folder += below;
            break;
        }
    }
    for (int i = 1; i < 1000; ++i) {
        std::string path = folder + "/" + name + (i == 1 ? "" : "-" + std::to_string(i)) + ".png";
        std::error_code ignored;
        if (!fs::exists(path, ignored)) return path;
    }
    return folder + "/" + name + ".png";
}

void Dialogs::begin_open(const Frame& frame) {
    folder_ = frame.state.path.empty() ? home_folder() : base::folder_of(frame.state.path);
    std::error_code ignored;
    folder_ = fs::absolute(folder_, ignored).lexically_normal().string();
    typed_path_ = folder_ + (folder_.ends_with('/') ? "" : "/");
    list_folder();
}

void Dialogs::list_folder() {
    entries_.clear();
    listed_ = folder_;
    std::error_code error;
    for (fs::directory_iterator it(folder_, fs::directory_options::skip_permission_denied, error), end;
         !error && it != end; it.increment(error)) {
        const std::string name = it->path().filename().string();
        std::error_code ignored;
        const bool folder = it->is_directory(ignored);
        if (name.starts_with('.') || (!folder && !name.ends_with(".db"))) continue;
        entries_.push_back({name, folder});
    }
    std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
        return std::tie(b.folder, a.name) < std::tie(a.folder, b.name); // folders first
    });
    unlisted_ = std::max<std::ptrdiff_t>(std::ssize(entries_) - max_entries, 0);
    if (unlisted_ > 0) entries_.resize(max_entries);
    entries_.insert(entries_.begin(), {"..", true});
}

void Dialogs::confirm_open(std::vector<state::Action>& actions) {
    std::error_code ignored;
    if (fs::is_directory(typed_path_, ignored)) {
        folder_ = fs::path(typed_path_).lexically_normal().string();
        list_folder();
    } else {
        actions.emplace_back(state::action::Open{typed_path_});
    }
}

void Dialogs::draw_open(Frame& frame, Column& column) {
    column.text(frame.tr("Type a path, choose below, or drop a file on the window."),
                {scene::Font::sans, 13, frame.colours.soft});
    column.space(8);
    text_field(frame, column, "##path", typed_path_, take_focus_);
    column.space(10);
    if (frame.state.opening)
        column.text(frame.tr("Opening…"), {scene::Font::sans, 14, frame.colours.soft, 1.5F});
    else
        column.chips({{frame.tr("Open"), "dialog/open", state::action::Open{typed_path_}, true}});
    if (!frame.state.settings.recent.empty()) {
        column.space(16);
        column.heading(frame.tr("Recent"));
        for (std::size_t i = 0; i < frame.state.settings.recent.size(); ++i) {
            const std::string& path = frame.state.settings.recent[i];
            choice_row(column, "dialog/recent:" + std::to_string(i),
                       base::shown_path(base::file_name_of(path)),
                       scene::elide(base::shown_path(base::folder_of(path)), column.width() * 0.55F,
                                    scene::Font::sans, 13, frame.fonts),
                       state::action::Open{path});
        }
    }
    column.space(16);
    column.heading(base::shown_path(listed_));
    std::string go_to;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        const Entry& entry = entries_[i];
        const std::string path = (fs::path(listed_) / entry.name).lexically_normal().string();
        const std::string id = "dialog/entry:" + std::to_string(i);
        const std::string shown = base::shown_path(entry.name) + (entry.folder ? "/" : "");
        if (!entry.folder) {
            choice_row(column, id, shown, "", state::action::Open{path});
            continue;
        }
        choice_row(column, id, shown, "", state::action::StopMoving{}); // a folder opens here, in the dialog
        if (frame.hits.hovered() == id && ImGui::IsMouseReleased(0)) go_to = path;
    }
    if (unlisted_ > 0)
        column.text(frame.count("{} more is not listed: type its path above",
                                "{} more are not listed: type the path of one above", unlisted_),
                    {scene::Font::sans, 13, frame.colours.soft});
    if (!go_to.empty()) {
        folder_ = go_to;
        typed_path_ = folder_ + (folder_.ends_with('/') ? "" : "/");
        list_folder();
    }
}

} // namespace dateline::ui
