#include "ui/empty_page.h"

#include <algorithm>

#include "base/paths.h"
#include "state/command.h"
#include "ui/area.h"
#include "ui/column.h"
#include "ui/flow.h"
#include "ui/user_files.h"

namespace dateline::ui {

void draw_empty_page(Frame& frame, const base::Rect& area) {
    frame.hits.set_region(Region::panel);
    if (begin_area("##empty", area, frame.colours.background, Scroll::yes)) {
        const state::State& state = frame.state;
        const float width = std::min(520.0F, area.width / frame.scale - 48);
        const float left = (area.width / frame.scale - width) / 2;
        Column column(frame, left, width);
        column.space(area.height / frame.scale * 0.24F);
        if (state.opening) {
            column.text(frame.tr("Opening…"), {scene::Font::sans_bold, 22, frame.colours.ink, 1.4F});
        } else {
            column.text(frame.tr(state.failure.empty() ? "No database is open" : "This could not be opened"),
                        {scene::Font::sans_bold, 22, frame.colours.ink, 1.4F});
            column.space(10);
            if (!state.failure.empty()) {
                column.text(state.failure, {scene::Font::sans, 14, frame.colours.alert, 1.6F});
                column.space(10);
            }
            column.text(frame.tr("Drop a database on this window, or choose one."),
                        {scene::Font::sans, 14, frame.colours.soft, 1.6F});
            column.space(16);
            column.chips(
                {{frame.tr("Open a database"), "empty/open",
                  state::action::RunCommand{state::CommandId::open_file}, true},
                 {frame.tr("Open the example"), "empty/example", state::action::Open{example_path()}}});
            column.space(24);
            for (std::size_t i = 0; i < state.settings.recent.size(); ++i) {
                const std::string& path = state.settings.recent[i];
                draw_flow(column, {{base::shown_path(path),
                                    {scene::Font::sans, 13.5F, frame.colours.accent, 1.8F},
                                    "empty/recent:" + std::to_string(i),
                                    state::action::Open{path}}});
            }
        }
        column.finish();
    }
    end_area();
}

} // namespace dateline::ui
