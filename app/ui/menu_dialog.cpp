#include "ui/menu_dialog.h"

#include "state/command_table.h"
#include "ui/form.h"
#include "ui/top_bar.h"

namespace dateline::ui {

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

void MenuDialog::draw_content(Frame& frame, Column& column) {
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
