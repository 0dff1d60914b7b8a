// The menu, and the list of keys, for ui/dialogs.h.

#include <algorithm>
#include <cmath>

#include "ui/dialogs.h"

namespace dateline::ui {

void draw_keys(Column& column) {
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

void draw_menu(Frame& frame, Column& column) {
    const state::Settings& settings = frame.state.settings;
    using namespace state;
    choice_row(column, "dialog/menu:open", frame.tr("Open a database"), "Ctrl+O",
               action::Show{Dialog::open_file});
    choice_row(column, "dialog/menu:export", frame.tr("Export a picture"), "E",
               action::Show{Dialog::export_picture});
    choice_row(column, "dialog/menu:keep", frame.tr("Keep this view"), "Ctrl+S",
               action::Show{Dialog::keep_view});
    choice_row(column, "dialog/menu:views", frame.tr("Views and story"), "S", action::Show{Dialog::views});
    choice_row(column, "dialog/menu:fit", frame.tr("Fit everything"), "F", action::FitAll{});
    choice_row(column, "dialog/menu:clear", frame.tr("Clear the filters"), "", action::ClearFilters{});
    choice_row(column, "dialog/menu:keys", frame.tr("Keys"), "?", action::Show{Dialog::keys});
    const auto chips_below = [&](const char* heading, const std::vector<Column::Chip>& chips) {
        column.space(12);
        column.heading(frame.tr(heading));
        column.space(4);
        column.chips(chips);
    };
    if (!frame.state.view.filter.empty()) chips_below("Filters", filter_chips(frame, "dialog"));
    const bool dark = settings.theme == layout::Theme::dark;
    chips_below("Theme",
                {{frame.tr("light"), "dialog/theme:light", action::SetTheme{layout::Theme::light}, !dark},
                 {frame.tr("dark"), "dialog/theme:dark", action::SetTheme{layout::Theme::dark}, dark}});
    // Each in its own words: who cannot read the others finds the way.
    const bool korean = settings.language == base::Language::korean;
    chips_below("Language",
                {{"한국어", "dialog/language:ko", action::SetLanguage{base::Language::korean}, korean},
                 {"English", "dialog/language:en", action::SetLanguage{base::Language::english}, !korean}});
    std::vector<Column::Chip> scales, lanes;
    for (const int percent : {100, 125, 150, 200, 250, 300})
        scales.push_back({std::to_string(percent) + " %", "dialog/scale:" + std::to_string(percent),
                          action::SetScale{static_cast<float>(percent) / 100},
                          std::lround(settings.scale * 100) == percent});
    chips_below("Scale", scales);
    chips_below("Animation",
                {{frame.tr("on"), "dialog/motion:on", action::SetMotion{true}, settings.motion},
                 {frame.tr("off"), "dialog/motion:off", action::SetMotion{false}, !settings.motion}});
    constexpr std::pair<model::Grouping, const char*> groupings[] = {{model::Grouping::participant, "people"},
                                                                     {model::Grouping::topic, "topics"},
                                                                     {model::Grouping::outlet, "outlets"},
                                                                     {model::Grouping::place, "places"},
                                                                     {model::Grouping::none, "none"}};
    for (const auto& [grouping, word] : groupings)
        lanes.push_back({frame.tr(word), std::string("dialog/group:") + word, action::SetGrouping{grouping},
                         frame.state.view.grouping == grouping});
    chips_below("Lanes", lanes);
}

} // namespace dateline::ui
