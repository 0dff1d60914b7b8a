#include "ui/participant_page.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/parts.h"
#include "state/filters.h"
#include "ui/attention.h"
#include "ui/date_words.h"
#include "ui/flow.h"
#include "ui/page_parts.h"
#include "ui/page_turns.h"
#include "ui/photo_view.h"
#include "ui/utterance_block.h"

namespace dateline::ui {

namespace {

void draw_other_names(Column& column, const model::ParticipantView& view) {
    Frame& frame = column.frame();
    const std::string& shown = view.name.in(frame.language);
    std::string line;
    for (const model::Name& name : view.names) {
        if (name.text == shown || name.kind == model::NameKind::honorific) continue;
        base::add_part(line, " · ", name.text);
    }
    column.text(line, {scene::Font::sans, 13, frame.colours.soft, 1.45F}, 2);
}

// Of more than a page holds, a stretch of the bars turns to what was said then.
void draw_sparkline(Column& column, const model::ParticipantView& view) {
    const std::vector<std::uint32_t>& bars = view.sparkline;
    if (bars.empty()) return;
    Frame& frame = column.frame();
    const base::Colour colour = frame.colours.person(layout::colour_index(view.id.value));
    const std::uint32_t most = std::max<std::uint32_t>(1, *std::max_element(bars.begin(), bars.end()));
    const float step = column.width() / static_cast<float>(bars.size());
    constexpr float height = 32;
    constexpr std::size_t stretch = 4; // bars
    const base::Span& extent = frame.state.extent;
    for (std::size_t i = 0; (view.more_before || view.more_after) && i < bars.size(); i += stretch) {
        const base::Rect r = column.screen({column.left() + static_cast<float>(i) * step, column.y(),
                                            static_cast<float>(stretch) * step, height});
        const double share = static_cast<double>(i) / static_cast<double>(bars.size());
        const double from_ms = std::floor(extent.start_ms + share * extent.length_ms());
        const std::string id = "panel/said-from:" + std::to_string(i / stretch);
        draw_attention(frame, column.list(), id, r, 4);
        column.hit(id, r, state::action::TurnPage{{model::Page::From::instant, base::tick_from_ms(from_ms)}});
    }
    for (std::size_t i = 0; i < bars.size(); ++i) {
        const float bar = std::max(1.5F, height * static_cast<float>(bars[i]) / static_cast<float>(most));
        const base::Rect r = column.screen({column.left() + static_cast<float>(i) * step,
                                            column.y() + height - bar, std::max(1.0F, step - 2), bar});
        column.list().AddRectFilled(low(r), high(r), packed(colour));
    }
    column.space(height);
}

void draw_title_history(Column& column, const model::ParticipantView& view) {
    if (view.titles.size() < 2) return;
    Frame& frame = column.frame();
    section(column, "Titles over time");
    if (view.total_events > model::max_titled_events)
        soft_text(column, frame.tr("Of very many events, at the 2,000 that were covered most"), 12);
    for (const model::TitleAt& title : view.titles) {
        draw_flow(column, {{date_text(frame, title.date, {}, base::DateStyle::full) + "   ",
                            {scene::Font::sans, 12, frame.colours.soft, 1.5F}},
                           {base::isolated(title.title.in(frame.language)),
                            {scene::Font::sans, 13, frame.colours.ink, 1.5F},
                            "panel/" + model::to_string(model::Ref(title.event)),
                            state::action::Select{title.event}}});
    }
}

void draw_said(Column& column, const model::ParticipantView& view) {
    Frame& frame = column.frame();
    if (view.utterances.empty()) {
        column.space(8);
        soft_text(column, frame.tr("No words of theirs are recorded."));
        return;
    }
    const Turns turns = turns_of(view, view.total_utterances);
    draw_earlier(column, turns);
    model::EventId event;
    for (const model::UtteranceView& utterance : view.utterances) {
        const bool heads = std::exchange(event, utterance.event) != utterance.event;
        column.item("utterance " + std::to_string(utterance.id.value), [&] {
            if (heads) {
                column.space(10);
                draw_event_heading(column, event, utterance.event_title, utterance.event_date,
                                   utterance.event_utc_offset_minutes);
                column.space(8);
            }
            draw_utterance(column, utterance, ShowSpeaker::no);
        });
    }
    draw_later(column, turns);
}

} // namespace

void draw_participant_page(Column& column, const model::ParticipantView& view) {
    Frame& frame = column.frame();
    const float left = column.left(), width = column.width(), from = column.y();
    column.avatar({left + 32, from + 34}, 32, view.id, view.name, view.size, view.portrait);
    column.set_left(left + 78, width - 78);
    column.set_lines(Column::Lines::from_left);
    column.text(view.name.in(frame.language), {scene::Font::sans_bold, 21, frame.colours.ink, 1.25F}, 2);
    draw_other_names(column, view);
    const model::LocalText& title = view.titles.empty() ? view.description : view.titles.back().title;
    column.text(title.in(frame.language), {scene::Font::sans, 13, frame.colours.soft, 1.45F}, 2);
    column.set_lines(Column::Lines::as_read);
    column.set_left(left, width);
    column.space(std::max(0.0F, from + 68 - column.y()) + 8);
    draw_sparkline(column, view);
    column.space(10);
    const bool filtered = state::is_filtered_by(frame.state.view.filter, view.id);
    column.chips({{frame.tr(filtered ? "Showing only them" : "Show only them"), "panel/filter",
                   state::action::ToggleFilter{view.id}, filtered}});
    if (view.titles.size() < 2 && !view.description.empty() && !view.titles.empty()) {
        column.space(8);
        soft_text(column, view.description.in(frame.language));
    }
    column.space(8);
    draw_said(column, view);
    draw_title_history(column, view);
    if (!view.events.empty()) {
        column.space(18);
        column.heading(std::string(frame.tr("Appearances")) + " " + std::to_string(view.total_events));
        column.space(4);
        for (const model::EventItem& item : view.events)
            column.item("event " + std::to_string(item.id.value), [&] {
                draw_event_heading(column, item.id, item.title, item.date, item.utc_offset_minutes);
                column.space(6);
            });
        if (view.more_events)
            draw_rest(column, "events", view.total_events - static_cast<std::int64_t>(view.events.size()));
    }
    for (const model::PhotoView& photo : view.photos) {
        column.space(12);
        draw_photo(column, photo, column.width(), 260, "panel/face:");
        column.space(4);
        soft_text(column, photo.caption.in(frame.language), 12);
    }
    draw_rest(column, "photos", view.total_photos - static_cast<std::int64_t>(view.photos.size()));
}

} // namespace dateline::ui
