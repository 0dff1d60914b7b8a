// The menu, and the list of keys, for ui/dialogs.h.

#include <algorithm>

#include "state/command_table.h"
#include "ui/dialogs.h"

namespace dateline::ui {

void draw_keys(Column& column) {
    Frame& frame = column.frame();
    const float left = column.left(), width = column.width();
    for (const state::KeyLine& line : state::key_lines()) {
        const float from = column.y();
        column.text(line.keys, {scene::Font::sans_bold, 13, frame.colours.ink, 1.75F}, 1);
        const float after = column.y();
        column.space(from - after);
        column.set_left(left + 200, width - 200);
        column.text(frame.tr(line.tooltip), {scene::Font::sans, 13, frame.colours.soft, 1.75F});
        column.set_left(left, width);
        column.space(std::max(0.0F, after - column.y()));
    }
}

namespace {

// The commands of a group, below its name; the one that holds is lit.
void draw_group(Frame& frame, Column& column, std::string_view group) {
    std::vector<Column::Chip> chips;
    for (const state::Command& command : state::commands())
        if (command.group == group)
            chips.push_back({frame.tr(command.label), std::string("dialog/") + command.name,
                             state::action::RunCommand{command.id}, command.is_on(frame.state)});
    column.space(12);
    column.heading(frame.tr(std::string(group).c_str()));
    column.space(4);
    column.chips(chips);
}

} // namespace

void draw_menu(Frame& frame, Column& column) {
    using enum state::CommandId;
    for (const state::CommandId id : {open_file, export_picture, keep_view, show_views, fit_all,
                                      clear_filters, show_palette, show_keys}) {
        const state::Command& command = state::command(id);
        choice_row(column, std::string("dialog/menu:") + command.name, frame.tr(command.label),
                   state::shown(state::shortcut_of(command)), state::action::RunCommand{id});
    }
    if (!frame.state.view.filter.empty()) {
        column.space(12);
        column.heading(frame.tr("Filters"));
        column.space(4);
        column.chips(filter_chips(frame, "dialog"));
    }
    for (const char* group : {"Theme", "Language", "Scale", "Animation", "Lanes"})
        draw_group(frame, column, group);
}

} // namespace dateline::ui
