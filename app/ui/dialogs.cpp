#include "ui/dialogs.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>

#include "base/file.h"
#include "base/utf8.h"
#include "ui/text_field.h"

namespace dateline::ui {

namespace {

namespace fs = std::filesystem;

std::string home_folder() {
    // NOLINTNEXTLINE(concurrency-mt-unsafe): nothing in the program changes the environment after its start
    const char* home = std::getenv("HOME");
    return home && *home ? home : ".";
}

void row(Column& column, const std::string& id, const std::string& text, const std::string& end,
         std::optional<state::Action> action) {
    Frame& frame = column.frame();
    const float from = column.y();
    column.space(5);
    column.ends(text, {scene::Font::sans, 14, frame.colours.ink, 1.4F}, end,
                {scene::Font::sans, 13, frame.colours.soft, 1.5F});
    column.space(5);
    base::Rect r = column.block(from);
    r = {r.x - frame.px(8), r.y, r.width + frame.px(16), r.height};
    draw_attention(frame, column.list(), id, r, 6);
    column.hit(id, r, std::move(action));
}

void title(Column& column, const char* key) {
    column.text(column.frame().tr(key), {scene::Font::sans_bold, 18, column.frame().colours.ink, 1.4F});
    column.space(10);
}

const char* dialog_title(const state::State& state, state::Dialog dialog) {
    switch (dialog) {
    case state::Dialog::open_file:
        return "Open a database";
    case state::Dialog::export_picture:
        return "Export a picture";
    case state::Dialog::keys:
        return "Keys";
    case state::Dialog::tray:
        return state.overview.has_dates_off_the_axis ? "Events off the axis" : "Events without a date";
    case state::Dialog::menu:
        return "Menu";
    case state::Dialog::views:
        return "Views and story";
    case state::Dialog::keep_view:
        return "Keep this view";
    default:
        return "";
    }
}

} // namespace

bool text_field(Frame& frame, Column& column, const char* id, std::string& text, bool focus) {
    const base::Rect box = column.screen({column.left(), column.y(), column.width(), 34});
    ImDrawList& list = column.list();
    list.AddRectFilled(low(box), high(box), packed(frame.colours.background), frame.px(8));
    list.AddRect(low(box), high(box), packed(frame.colours.line), frame.px(8), 0,
                 std::max(1.0F, frame.scale));
    const bool changed =
        edit_line(frame, id, text, {box.x + frame.px(10), box.y, box.width - frame.px(20), box.height}, focus,
                  4000)
            .changed;
    frame.hits.add(std::string("dialog/") + (id + 2), box, clip_of(list), std::nullopt);
    column.space(34);
    return changed;
}

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

void Dialogs::opened(Frame& frame) {
    take_focus_ = true;
    if (shown_ == state::Dialog::open_file) {
        folder_ = frame.state.path.empty() ? home_folder() : base::folder_of(frame.state.path);
        std::error_code ignored;
        folder_ = fs::absolute(folder_, ignored).lexically_normal().string();
        typed_path_ = folder_ + (folder_.ends_with('/') ? "" : "/");
        list_folder();
    }
    if (shown_ == state::Dialog::keep_view) view_fields_ = view_fields(frame);
    if (shown_ == state::Dialog::export_picture) {
        std::string name = base::file_name_of(frame.state.path);
        name = name.substr(0, name.rfind('.'));
        state::ExportChoice choice = frame.state.exporting;
        choice.path = fresh_picture_path(name.empty() ? "dateline" : name);
        frame.push(state::action::SetExport{std::move(choice)});
    }
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
        if (entries_.size() >= 2000) break;
    }
    std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
        return std::tie(b.folder, a.name) < std::tie(a.folder, b.name); // folders first
    });
    entries_.insert(entries_.begin(), {"..", true});
}

void Dialogs::draw(Frame& frame, const base::Rect& window) {
    const state::Dialog dialog = frame.state.dialog;
    if (dialog != shown_) {
        shown_ = dialog;
        content_px_ = 0;
        preview_.forget();
        if (dialog != state::Dialog::none) opened(frame);
    }
    if (dialog == state::Dialog::none) return;
    frame.hits.set_layer(Layer::dialog);
    frame.hits.set_region(Region::dialog);
    const bool viewer = dialog == state::Dialog::photo;
    const bool exporting = dialog == state::Dialog::export_picture;
    const float width = std::min(viewer      ? 1200.0F
                                 : exporting ? 1080.0F
                                             : 560.0F,
                                 window.width / frame.scale - 32);
    const float most = std::min(viewer || exporting ? 860.0F : 680.0F, window.height / frame.scale - 32);
    // As high as what it holds; that is measured beside the window in a new dialog's first frame.
    // A list of files changes with every letter that is typed: there the height stays.
    const bool fixed = dialog == state::Dialog::open_file;
    const float height = content_px_ <= 0 || fixed ? most : std::min(content_px_, most);
    const float left = content_px_ <= 0 ? -4 * window.width : window.centre().x - frame.px(width) / 2;
    const base::Rect area{left, window.centre().y - frame.px(height) / 2, frame.px(width), frame.px(height)};
    if (begin_area("##shade", window, base::faded(base::rgb(0x000000), 0.35F), Scroll::no, true))
        frame.hits.add("dialog/shade", window, window, state::action::Show{state::Dialog::none});
    end_area();
    // The number in the name makes each dialog a window of its own, in front of the shade.
    const std::string id = "##dialog" + std::to_string(static_cast<int>(dialog));
    if (take_focus_) ImGui::SetNextWindowFocus();
    if (begin_area(id.c_str(), area, frame.colours.panel, Scroll::yes, true, frame.px(12))) {
        frame.hits.block("dialog", area);
        Column column(frame, 24, width - 48);
        column.space(20);
        const base::Rect close{area.right() - frame.px(48), column.screen({0, column.y() - 6, 0, 0}).y,
                               frame.px(32), frame.px(32)};
        if (const char* words = dialog_title(frame.state, dialog); *words != '\0') title(column, words);
        if (frame.state.message) { // the dialog covers the place where it stands else
            column.text(frame.state.message->text,
                        {scene::Font::sans, 14,
                         frame.state.message->failed ? frame.colours.alert : frame.colours.soft, 1.5F},
                        6);
            draw_offer(column, *frame.state.message);
            column.space(10);
        }
        switch (dialog) {
        case state::Dialog::open_file:
            draw_open(frame, column);
            break;
        case state::Dialog::export_picture:
            draw_export_dialog(frame, column, preview_, take_focus_);
            break;
        case state::Dialog::keys:
            draw_keys(column);
            break;
        case state::Dialog::tray:
            draw_tray(frame, column, take_focus_);
            break;
        case state::Dialog::photo:
            draw_photo_viewer(frame, column, most - 160);
            break;
        case state::Dialog::menu:
            draw_menu(frame, column);
            break;
        case state::Dialog::views:
            draw_views(frame, column);
            break;
        case state::Dialog::keep_view:
            draw_keep_view(frame, column, view_fields_, take_focus_);
            break;
        case state::Dialog::none:
            break;
        }
        column.space(20);
        draw_label(frame, column.list(), close, "×", {scene::Font::sans, 20, frame.colours.soft},
                   Align::centre);
        draw_attention(frame, column.list(), "dialog/close", close, 8);
        column.hit("dialog/close", close, state::action::Show{state::Dialog::none});
        column.finish();
        content_px_ = column.y();
    }
    end_area();
    take_focus_ = false;
    frame.hits.set_layer(Layer::base);
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
            row(column, "dialog/recent:" + std::to_string(i), base::shown_path(base::file_name_of(path)),
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
            row(column, id, shown, "", state::action::Open{path});
            continue;
        }
        row(column, id, shown, "", state::action::StopMoving{}); // a folder opens here, in the dialog
        if (frame.hits.hovered() == id && ImGui::IsMouseReleased(0)) go_to = path;
    }
    if (!go_to.empty()) {
        folder_ = go_to;
        typed_path_ = folder_ + (folder_.ends_with('/') ? "" : "/");
        list_folder();
    }
}

void Dialogs::draw_keys(Column& column) {
    struct Key {
        const char *keys, *what;
    };
    static constexpr Key keys[] = {{"/   Ctrl+F", "search"},
                                   {"Esc", "one step back, close"},
                                   {"Alt+←   Alt+→", "back and forward through what was selected"},
                                   {"←   →", "move in time"},
                                   {"+   −   ↑   ↓", "zoom in and out"},
                                   {"Tab   Shift+Tab", "next and previous event"},
                                   {"Enter", "into the panel; choose"},
                                   {"F6   Shift+F6", "between canvas, panel, people and top bar"},
                                   {"↑   ↓", "within a list that has the focus"},
                                   {"F   Home", "fit everything"},
                                   {"Shift+F", "fit the selection"},
                                   {"G", "group lanes by people, topics, outlets, places, none"},
                                   {"C", "compare the printings of the selected quote"},
                                   {"V", "open the photo of the selected event"},
                                   {"E", "export a picture"},
                                   {"S   Ctrl+S", "the saved views; keep this one"},
                                   {"Page Down   Page Up", "next and previous step of the story"},
                                   {"F12", "save the window as a picture"},
                                   {"T", "light or dark"},
                                   {"L", "Korean or English"},
                                   {"Ctrl++   Ctrl+−   Ctrl+0", "larger, smaller, 100 %"},
                                   {"M", "animation on or off"},
                                   {"Ctrl+O", "open a database"},
                                   {"?   F1", "this list"},
                                   {"Ctrl+Q", "quit"}};
    Frame& frame = column.frame();
    const float left = column.left(), width = column.width();
    for (const Key& key : keys) {
        const float from = column.y();
        column.text(key.keys, {scene::Font::sans_bold, 13, frame.colours.ink, 1.75F}, 1);
        const float after = column.y();
        column.space(from - after);
        column.set_left(left + 200, width - 200);
        column.text(frame.tr(key.what), {scene::Font::sans, 13, frame.colours.soft, 1.75F});
        column.set_left(left, width);
        column.space(std::max(0.0F, after - column.y()));
    }
}

void Dialogs::draw_photo_viewer(Frame& frame, Column& column, float height_px) {
    const model::PhotoView* photo = state::viewed_photo(frame.state);
    if (!photo) {
        column.text(frame.tr("There is no photo here."), {scene::Font::sans, 14, frame.colours.soft});
        return;
    }
    column.space(24);
    draw_photo(column, *photo, column.width(), height_px - 60, "photo/");
    column.space(8);
    column.text(photo->caption.in(frame.language), {scene::Font::sans, 14, frame.colours.ink, 1.5F}, 2);
    column.text(photo->credit, {scene::Font::sans, 12, frame.colours.soft, 1.5F}, 1);
    const auto photos = state::photos_of(frame.state.detail);
    if (photos.size() < 2) return;
    const auto at = std::find(photos.begin(), photos.end(), photo) - photos.begin();
    column.space(6);
    column.chips(
        {{"←", "photo/previous", state::next_photo(frame.state, -1)},
         {std::to_string(at + 1) + " / " + std::to_string(photos.size()), "photo/number", std::nullopt},
         {"→", "photo/next", state::next_photo(frame.state, +1)}});
}

void Dialogs::draw_menu(Frame& frame, Column& column) {
    const state::Settings& settings = frame.state.settings;
    using namespace state;
    row(column, "dialog/menu:open", frame.tr("Open a database"), "Ctrl+O", action::Show{Dialog::open_file});
    row(column, "dialog/menu:export", frame.tr("Export a picture"), "E",
        action::Show{Dialog::export_picture});
    row(column, "dialog/menu:keep", frame.tr("Keep this view"), "Ctrl+S", action::Show{Dialog::keep_view});
    row(column, "dialog/menu:views", frame.tr("Views and story"), "S", action::Show{Dialog::views});
    row(column, "dialog/menu:fit", frame.tr("Fit everything"), "F", action::FitAll{});
    row(column, "dialog/menu:clear", frame.tr("Clear the filters"), "", action::ClearFilters{});
    row(column, "dialog/menu:keys", frame.tr("Keys"), "?", action::Show{Dialog::keys});
    column.space(12);
    column.heading(frame.tr("Scale"));
    column.space(4);
    std::vector<Column::Chip> chips;
    for (const int percent : {100, 125, 150, 200, 250, 300})
        chips.push_back({std::to_string(percent) + " %", "dialog/scale:" + std::to_string(percent),
                         action::SetScale{static_cast<float>(percent) / 100},
                         std::lround(settings.scale * 100) == percent});
    column.chips(chips);
    column.space(12);
    column.heading(frame.tr("Animation"));
    column.space(4);
    column.chips({{frame.tr("on"), "dialog/motion:on", action::SetMotion{true}, settings.motion},
                  {frame.tr("off"), "dialog/motion:off", action::SetMotion{false}, !settings.motion}});
    column.space(12);
    column.heading(frame.tr("Lanes"));
    column.space(4);
    chips.clear();
    constexpr std::pair<model::Grouping, const char*> groupings[] = {{model::Grouping::participant, "people"},
                                                                     {model::Grouping::topic, "topics"},
                                                                     {model::Grouping::outlet, "outlets"},
                                                                     {model::Grouping::place, "places"},
                                                                     {model::Grouping::none, "none"}};
    for (const auto& [grouping, word] : groupings)
        chips.push_back({frame.tr(word), std::string("dialog/group:") + word, action::SetGrouping{grouping},
                         frame.state.grouping == grouping});
    column.chips(chips);
}

bool Dialogs::next_field() {
    if (shown_ != state::Dialog::keep_view) return false;
    view_fields_.in_note = !view_fields_.in_note;
    take_focus_ = true;
    return true;
}

bool Dialogs::confirm(Frame& frame) {
    switch (shown_) {
    case state::Dialog::open_file: {
        std::error_code ignored;
        if (fs::is_directory(typed_path_, ignored)) {
            folder_ = fs::path(typed_path_).lexically_normal().string();
            list_folder();
        } else {
            frame.push(state::action::Open{typed_path_});
        }
        return true;
    }
    case state::Dialog::export_picture:
        frame.push(state::action::ExportPicture{});
        return true;
    case state::Dialog::keep_view:
        frame.actions.push_back(keep_action(frame, view_fields_));
        return true;
    default:
        return false;
    }
}

} // namespace dateline::ui
