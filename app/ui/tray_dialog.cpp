#include "ui/tray_dialog.h"

#include "base/displayable.h"
#include "base/parts.h"
#include "base/utf8.h"
#include "ui/attention.h"
#include "ui/date_words.h"
#include "ui/form.h"

namespace dateline::ui {

namespace {

std::string who_and_where(const Frame& frame, const model::TrayItem& item) {
    std::string line;
    for (const model::LocalText& name : item.people)
        base::add_part(line, ", ", base::displayable(name.in(frame.language), 80));
    const std::int64_t more = item.event.participants - static_cast<std::int64_t>(item.people.size());
    if (more > 0 && !line.empty()) line += " " + frame.count("and {} more", "and {} more", more);
    base::add_part(line, " · ", base::displayable(item.event.place.in(frame.language), 120));
    if (item.event.date.text.empty()) return line;
    const std::string date =
        date_text(frame, item.event.date, item.event.utc_offset_minutes, base::DateStyle::full);
    return line.empty() ? date : date + " · " + line; // a date that is off the axis
}

void draw_undated(Column& column, const model::TrayItem& item) {
    Frame& frame = column.frame();
    const std::string id = "dialog/" + model::to_string(model::Ref(item.event.id));
    const float from = column.y();
    column.space(5);
    column.text(base::isolated(item.event.title.in(frame.language)),
                {scene::Font::sans, 14, frame.colours.ink, 1.4F}, 2);
    const std::string line = who_and_where(frame, item);
    if (!line.empty()) column.text(line, {scene::Font::sans, 12, frame.colours.soft, 1.45F}, 1);
    column.space(5);
    base::Rect r = column.block(from);
    r = {r.x - frame.px(8), r.y, r.width + frame.px(16), r.height};
    draw_attention(frame, column.list(), id, r, 6);
    column.hit(id, r, state::action::Select{item.event.id});
}

} // namespace

void TrayDialog::draw_content(Frame& frame, Column& column) {
    const state::TrayShown& shown = frame.state.tray;
    const std::int64_t total = frame.state.overview.total_undated;
    if (total == 0 && shown.text.empty()) {
        column.text(frame.tr("Every event has a date."), {scene::Font::sans, 13, frame.colours.soft});
        return;
    }
    std::string text = shown.text;
    if (text_field(frame, column, "##tray", text, takes_focus()))
        frame.push(state::action::SearchTray{base::to_nfc(text)});
    column.space(8);
    const std::string count = frame.count("{} event", "{} events", shown.tray.total);
    column.text(shown.text.empty() ? count : count + " / " + std::to_string(total),
                {scene::Font::sans, 12, frame.colours.soft});
    column.space(4);
    for (const model::TrayItem& item : shown.tray.events)
        column.item("tray " + std::to_string(item.event.id.value), [&] { draw_undated(column, item); });
    const std::int64_t rest = shown.tray.total - static_cast<std::int64_t>(shown.tray.events.size());
    if (rest > 0 && !shown.tray.events.empty())
        column.chips({{frame.count("and {} more", "and {} more", rest), "dialog/tray:more",
                       state::action::ListMore{state::List::tray}}});
}

} // namespace dateline::ui
