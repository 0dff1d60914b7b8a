#include "ui/open_dialog.h"

#include <imgui.h>

#include <algorithm>
#include <filesystem>

#include "base/paths.h"
#include "ui/form.h"
#include "ui/user_files.h"

namespace dateline::ui {

namespace {

namespace fs = std::filesystem;

constexpr std::ptrdiff_t max_entries = 2000; // each is laid out on every frame

} // namespace

void OpenDialog::begin(Frame& frame) {
    folder_ = frame.state.path.empty() ? home_folder() : base::folder_of(frame.state.path);
    std::error_code ignored;
    folder_ = fs::absolute(folder_, ignored).lexically_normal().string();
    typed_path_ = folder_ + (folder_.ends_with('/') ? "" : "/");
    list_folder();
}

void OpenDialog::list_folder() {
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

bool OpenDialog::confirm(const state::State& /*state*/, std::vector<state::Action>& actions) {
    std::error_code ignored;
    if (fs::is_directory(typed_path_, ignored)) {
        folder_ = fs::path(typed_path_).lexically_normal().string();
        list_folder();
    } else {
        actions.emplace_back(state::action::Open{typed_path_});
    }
    return true;
}

void OpenDialog::draw_content(Frame& frame, Column& column) {
    column.text(frame.tr("Type a path, choose below, or drop a file on the window."),
                {scene::Font::sans, 13, frame.colours.soft});
    column.space(8);
    text_field(frame, column, "##path", typed_path_, takes_focus());
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
