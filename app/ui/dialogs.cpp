#include "ui/dialogs.h"

#include <imgui.h>

#include <algorithm>

#include "base/paths.h"
#include "ui/text_field.h"

namespace dateline::ui {

namespace {

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
    default: // the palette draws itself
        return "";
    }
}

} // namespace

void choice_row(Column& column, const std::string& id, const std::string& text, const std::string& end,
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

void Dialogs::opened(Frame& frame) {
    take_focus_ = true;
    if (shown_ == state::Dialog::open_file) begin_open(frame);
    if (shown_ == state::Dialog::keep_view) view_fields_ = view_fields(frame);
    if (shown_ == state::Dialog::export_picture) {
        std::string name = base::file_name_of(frame.state.path);
        name = name.substr(0, name.rfind('.'));
        state::ExportChoice choice = frame.state.exporting;
        choice.path = fresh_picture_path(name.empty() ? "dateline" : name);
        frame.push(state::action::SetExport{std::move(choice)});
    }
}

void Dialogs::draw(Frame& frame, const base::Rect& window) {
    const state::Dialog dialog =
        frame.state.dialog == state::Dialog::palette ? state::Dialog::none : frame.state.dialog;
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
    // As high as what it holds; that is measured beside the window in a new dialog's first frame, where there
    // is room for all of it: it is not scrolled to the field that takes the focus, and begins with its title.
    // A list of files changes with every letter that is typed: there the height stays.
    constexpr float room_to_measure_px = 4000;
    const bool is_measured = content_px_ > 0, fixed = dialog == state::Dialog::open_file;
    const float height = !is_measured ? room_to_measure_px : fixed ? most : std::min(content_px_, most);
    const float left = is_measured ? window.centre().x - frame.px(width) / 2 : -4 * window.width;
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
        case state::Dialog::palette: // ui/palette_view.h
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

bool Dialogs::next_field() {
    if (shown_ != state::Dialog::keep_view) return false;
    view_fields_.in_note = !view_fields_.in_note;
    take_focus_ = true;
    return true;
}

bool Dialogs::confirm(const state::State& state, std::vector<state::Action>& actions) {
    switch (shown_) {
    case state::Dialog::open_file:
        confirm_open(actions);
        return true;
    case state::Dialog::export_picture:
        actions.emplace_back(state::action::ExportPicture{});
        return true;
    case state::Dialog::keep_view:
        actions.push_back(keep_action(state, view_fields_));
        return true;
    default:
        return false;
    }
}

} // namespace dateline::ui
