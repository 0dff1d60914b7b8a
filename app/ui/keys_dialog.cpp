#include "ui/keys_dialog.h"

#include <algorithm>

#include "state/command_table.h"
#include "state/key_bindings.h"

namespace dateline::ui {

void KeysDialog::draw_content(Frame& frame, Column& column) {
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

} // namespace dateline::ui
