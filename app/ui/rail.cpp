#include "ui/rail.h"

#include <algorithm>

#include "base/parts.h"
#include "state/filters.h"
#include "ui/area.h"
#include "ui/attention.h"
#include "ui/column.h"
#include "ui/label.h"

namespace dateline::ui {

namespace {

constexpr float rail_row_px = 54;

void draw_person(Frame& frame, Column& column, const model::RailParticipant& person, bool narrow) {
    ImDrawList& list = column.list();
    const model::Ref ref(person.id);
    const std::string id = "rail/" + model::to_string(ref);
    const float y = column.y();
    column.space(rail_row_px);
    if (!column.visible(y, rail_row_px)) return;
    const float full = column.width() + 32;
    const base::Rect row = column.screen({0, y, full, rail_row_px});
    if (frame.state.view.selected == ref || state::is_filtered_by(frame.state.view.filter, ref))
        list.AddRectFilled(low(row), high(row), packed(frame.colours.highlight));
    draw_attention(frame, list, id, row, 0);
    column.avatar({narrow ? full / 2 : 35, y + rail_row_px / 2}, 19, person.id, person.name, person.size,
                  person.portrait);
    column.hit(id, row, state::action::Select{ref});
    if (narrow) return;
    const std::string number = person.utterances > 0 ? std::to_string(person.utterances) : "–";
    const float number_px = frame.fonts.width(number, scene::Font::sans, 12);
    const float text_width = full - 64 - 16 - number_px - 8;
    const std::string& title = person.title.in(frame.language);
    const float name_y = title.empty() ? (rail_row_px - 20) / 2 : 8; // alone: beside the middle of the avatar
    draw_label(frame, list, column.screen({64, y + name_y, text_width, 20}), person.name.in(frame.language),
               {scene::Font::sans_bold, 14, frame.colours.ink}, Align::left);
    draw_label(frame, list, column.screen({64, y + 27, text_width, 18}), title,
               {scene::Font::sans, 12, frame.colours.soft}, Align::left);
    draw_label(frame, list, column.screen({full - 16 - number_px - 2, y, number_px + 2, rail_row_px}), number,
               {scene::Font::sans, 12, frame.colours.soft}, Align::right);
}

void draw_more(Frame& frame, Column& column, std::int64_t more, const char* id) {
    if (more <= 0) return;
    column.space(8);
    column.chips(
        {{frame.count("and {} more", "and {} more", more), id, state::action::ListMore{state::List::rail}}});
}

void draw_people(Frame& frame, Column& column, bool narrow) {
    const model::Window& rail = frame.state.rail;
    if (!narrow) {
        column.heading(frame.count("{} person", "{} people", rail.total_participants) + " · " +
                       frame.count("{} quote", "{} quotes", rail.total_utterances));
        column.space(6);
    }
    for (const model::RailParticipant& person : rail.participants)
        draw_person(frame, column, person, narrow);
    if (!narrow && !rail.participants.empty())
        draw_more(frame, column, rail.total_participants - std::ssize(rail.participants), "rail/more:people");
}

void draw_topics(Frame& frame, Column& column) {
    if (frame.state.rail.topics.empty()) return;
    column.space(20);
    column.heading(frame.tr("Topics"));
    column.space(6);
    std::vector<Column::Chip> chips;
    for (const model::RailItem& topic : frame.state.rail.topics) {
        chips.push_back({topic.name.in(frame.language), "rail/" + model::to_string(topic.key),
                         state::action::ToggleFilter{topic.key},
                         state::is_filtered_by(frame.state.view.filter, topic.key),
                         std::to_string(topic.count)});
    }
    column.chips(chips);
    draw_more(frame, column, frame.state.rail.total_topics - std::ssize(frame.state.rail.topics),
              "rail/more:topics");
}

void draw_outlets(Frame& frame, Column& column) {
    if (frame.state.rail.outlets.empty()) return;
    column.space(22);
    column.heading(frame.tr("Coverage"));
    column.space(4);
    for (const model::RailItem& outlet : frame.state.rail.outlets) {
        const float y = column.y();
        column.space(24);
        if (!column.visible(y, 24)) continue;
        const base::Rect row = column.screen({8, y, column.width() + 16, 24});
        const bool on = state::is_filtered_by(frame.state.view.filter, outlet.key);
        const std::string id = "rail/" + model::to_string(outlet.key);
        if (on)
            column.list().AddRectFilled(low(row), high(row), packed(frame.colours.highlight), frame.px(6));
        draw_attention(frame, column.list(), id, row, 6);
        draw_label(frame, column.list(), column.screen({16, y, column.width() - 36, 24}),
                   outlet.name.in(frame.language),
                   {scene::Font::sans, 13, on ? frame.colours.ink : frame.colours.soft}, Align::left);
        draw_label(frame, column.list(), column.screen({16, y, column.width(), 24}),
                   std::to_string(outlet.count), {scene::Font::sans, 13, frame.colours.soft}, Align::right);
        column.hit(id, row, state::action::ToggleFilter{outlet.key});
    }
    draw_more(frame, column, frame.state.rail.total_outlets - std::ssize(frame.state.rail.outlets),
              "rail/more:outlets");
}

} // namespace

void draw_rail(Frame& frame, const base::Rect& area, bool narrow) {
    frame.hits.set_region(Region::rail);
    if (begin_area("##rail", area, frame.colours.panel, Scroll::yes)) {
        Column column(frame, 16, area.width / frame.scale - 32);
        column.space(narrow ? 8 : 20);
        draw_people(frame, column, narrow);
        if (!narrow) {
            draw_topics(frame, column);
            draw_outlets(frame, column);
        }
        column.space(24);
        column.finish();
        ImDrawList& list = *ImGui::GetWindowDrawList();
        list.AddRectFilled({area.right() - std::max(1.0F, frame.scale), area.y}, high(area),
                           packed(frame.colours.line));
    }
    end_area();
}

} // namespace dateline::ui
