#include "ui/page_parts.h"

#include "base/parts.h"
#include "editorial/citation.h"
#include "state/filters.h"
#include "ui/attention.h"
#include "ui/date_words.h"

namespace dateline::ui {

void section(Column& column, const char* title) {
    column.space(18);
    column.heading(column.frame().tr(title));
    column.space(4);
}

void soft_text(Column& column, const std::string& text, float size_px) {
    if (!text.empty()) column.text(text, {scene::Font::sans, size_px, column.frame().colours.soft, 1.55F});
}

void draw_topic_chips(Column& column, const std::vector<model::Tag>& topics) {
    Frame& frame = column.frame();
    if (topics.empty()) return;
    std::vector<Column::Chip> chips;
    chips.reserve(topics.size());
    for (const model::Tag& topic : topics)
        chips.push_back({topic.name.in(frame.language), "panel/" + model::to_string(topic.key),
                         state::action::ToggleFilter{topic.key},
                         state::is_filtered_by(frame.state.view.filter, topic.key)});
    column.space(8);
    column.chips(chips);
}

void draw_person_line(Column& column, const model::ParticipationItem& item) {
    Frame& frame = column.frame();
    const float from = column.y();
    const model::Ref ref(item.participant);
    const std::string id = "panel/" + model::to_string(ref);
    const float left = column.left(), width = column.width();
    column.avatar({left + 16, from + 22}, 16, item.participant, item.name, item.size, item.portrait);
    column.set_left(left + 42, width - 42);
    column.set_lines(Column::Lines::from_left);
    column.space(4);
    const std::string count =
        item.utterances > 0 ? frame.count("{} quote", "{} quotes", item.utterances) : "";
    column.ends(item.name.in(frame.language), {scene::Font::sans_bold, 13.5F, frame.colours.ink, 1.35F},
                count, {scene::Font::sans, 12, frame.colours.soft, 1.5F});
    std::string title = frame.tr(item.role.c_str());
    base::add_part(title, "  ·  ", item.title.in(frame.language));
    column.text(title, {scene::Font::sans, 12, frame.colours.soft, 1.4F}, 1);
    column.set_lines(Column::Lines::as_read);
    column.set_left(left, width);
    column.space(5);
    base::Rect r = column.block(from);
    r = {r.x - frame.px(6), r.y, r.width + frame.px(12), r.height};
    draw_attention(frame, column.list(), id, r, 6);
    column.hit(id, r, state::action::Select{ref});
}

void draw_event_heading(Column& column, model::EventId id, const model::LocalText& title,
                        const std::optional<base::Edtf>& date, std::optional<int> utc_offset_minutes) {
    Frame& frame = column.frame();
    const float from = column.y();
    constexpr int max_lines = 8; // there is room below
    column.ends(title.in(frame.language), {scene::Font::sans_bold, 13, frame.colours.ink, 1.45F},
                date_text(frame, date, utc_offset_minutes, base::DateStyle::full),
                {scene::Font::sans, 13, frame.colours.soft, 1.45F}, max_lines);
    const std::string hit = "panel/" + model::to_string(model::Ref(id));
    base::Rect r = column.block(from);
    r = {r.x - frame.px(6), r.y - frame.px(3), r.width + frame.px(12), r.height + frame.px(6)};
    draw_attention(frame, column.list(), hit, r, 6);
    column.hit(hit, r, state::action::Select{id});
}

void draw_article_line(Column& column, const model::ArticleItem& article) {
    Frame& frame = column.frame();
    const float from = column.y();
    const std::string id = "panel/" + model::to_string(model::Ref(article.id));
    column.space(4);
    column.text(published_text(frame, article), {scene::Font::sans, 12, frame.colours.soft, 1.5F}, 1);
    const std::string& title = editorial::title_of(article);
    column.text(
        base::isolated(title.empty() ? article.url : title),
        {scene::Font::sans, 13, article.headline.empty() ? frame.colours.soft : frame.colours.ink, 1.45F}, 2);
    column.space(5);
    base::Rect r = column.block(from);
    r = {r.x - frame.px(6), r.y, r.width + frame.px(12), r.height};
    draw_attention(frame, column.list(), id, r, 6);
    column.hit(id, r, state::action::Select{article.id});
}

} // namespace dateline::ui
