#include "ui/page_turns.h"

#include <algorithm>
#include <limits>

#include "ui/page_parts.h"

namespace dateline::ui {

void draw_earlier(Column& column, const Turns& turns) {
    using From = model::Page::From;
    if (!turns.more_before && !turns.more_after) return;
    Frame& frame = column.frame();
    soft_text(column, frame.count("{} quote", "{} quotes", turns.total), 12);
    if (!turns.more_before) return;
    column.space(8);
    const int rows = frame.state.detail_page.rows;
    column.chips({{frame.tr("First quotes"), "panel/first", state::action::TurnPage{{.rows = rows}}},
                  {frame.tr("Earlier quotes"), "panel/earlier",
                   state::action::TurnPage{{.from = From::before, .at = turns.first.value, .rows = rows}}}});
}

void draw_later(Column& column, const Turns& turns) {
    using From = model::Page::From;
    if (!turns.more_after) return;
    Frame& frame = column.frame();
    const int rows = frame.state.detail_page.rows;
    column.chips({{frame.tr("Later quotes"), "panel/later",
                   state::action::TurnPage{{.from = From::after, .at = turns.last.value, .rows = rows}}},
                  {frame.tr("Last quotes"), "panel/last",
                   state::action::TurnPage{{.from = From::last, .rows = rows}}}});
}

void draw_rest(Column& column, const char* what, std::int64_t rest) {
    if (rest <= 0) return;
    Frame& frame = column.frame();
    model::Page more = frame.state.detail_page;
    constexpr int most = std::numeric_limits<int>::max();
    more.rows = more.rows > most / 4 ? most : more.rows * 4;
    column.space(6);
    column.chips({{frame.count("and {} more", "and {} more", rest), std::string("panel/rest:") + what,
                   state::action::TurnPage{more}}});
}

} // namespace dateline::ui
