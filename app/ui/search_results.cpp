#include "ui/search_results.h"

#include <imgui.h>

#include <algorithm>

#include "base/displayable.h"
#include "base/parts.h"
#include "ui/area.h"
#include "ui/attention.h"
#include "ui/column.h"
#include "ui/date_words.h"
#include "ui/label.h"
#include "ui/page_parts.h"

namespace dateline::ui {

namespace {

constexpr float hit_row_px = 46;

constexpr float near_row_px = 34, told_px = 13, results_top_px = 8, results_foot_px = 36;

// Of a search that found nothing, or has no answer yet.
std::string told_of(const Frame& frame, const state::Search& search) {
    const bool is_answered = search.answered == search.text;
    return frame.tr(!is_answered          ? "Searching…"
                    : search.near.empty() ? "Nothing found. Try another spelling or fewer words."
                                          : "Nothing found. Did you mean:");
}

std::string older_database_note(const Frame& frame) {
    if (!frame.state.info.finds_words_by_marks) return {};
    return frame.tr("An older Dateline made this database: words are found only with their accents, "
                    "until `dateline reindex` is run on it");
}

// As high as what stands in it: rows are of one height each, words of as many lines as they break into.
float height_of_results(const Frame& frame, float width_px) {
    const state::Search& search = frame.state.search;
    const auto lines_px = [&](const std::string& words, const TextLook& look) {
        if (words.empty()) return 0.0F;
        const auto lines = scene::break_lines(words, width_px, 0, look.font, look.size_px, frame.fonts);
        return static_cast<float>(lines.size()) * look.size_px * look.line_height;
    };
    float height = results_top_px + results_foot_px;
    if (search.hits.empty())
        height += lines_px(told_of(frame, search), {scene::Font::sans, told_px, {}}) + 6 +
                  static_cast<float>(search.near.size()) * near_row_px;
    height += static_cast<float>(search.hits.size()) * hit_row_px;
    const std::string note = older_database_note(frame);
    if (!note.empty()) height += 22 + lines_px(note, {scene::Font::sans, 12, {}, 1.55F});
    return height;
}

// What was perhaps meant: a click searches for it.
void draw_near(Frame& frame, Column& column, const model::Suggestion& near, std::size_t place) {
    constexpr float row_px = near_row_px;
    const std::string id = "search/near/" + std::to_string(place);
    const float y = column.y();
    const base::Rect row = column.screen({4 - 16 + column.left(), y, column.width() + 24, row_px});
    if (place == frame.state.search.cursor)
        column.list().AddRectFilled(low(row), high(row), packed(frame.colours.highlight), frame.px(6));
    draw_attention(frame, column.list(), id, row, 6);
    column.space(7);
    const std::string kind =
        near.key ? frame.tr(std::string(model::kind_name(near.key.kind)).c_str()) : std::string();
    column.ends(base::isolated(base::displayable(near.text, 200)) + "?",
                {scene::Font::sans_bold, 13.5F, frame.colours.ink, 1.4F}, kind,
                {scene::Font::sans, 12, frame.colours.soft, 1.4F});
    column.space(y + row_px - column.y());
    column.hit(id, row, state::action::SearchChoose{place});
}

void draw_hit(Frame& frame, Column& column, const model::SearchHit& hit, std::size_t i) {
    const std::string id = "search/" + std::to_string(i) + "/" + model::to_string(hit.key);
    const float y = column.y();
    const base::Rect row = column.screen({4 - 16 + column.left(), y, column.width() + 24, hit_row_px});
    if (i == frame.state.search.cursor)
        column.list().AddRectFilled(low(row), high(row), packed(frame.colours.highlight), frame.px(6));
    draw_attention(frame, column.list(), id, row, 6);
    column.space(4);
    const std::string kind = frame.tr(std::string(model::kind_name(hit.key.kind)).c_str());
    column.ends(scene::elide(base::displayable(hit.title.in(frame.language), 300), column.width() - 70,
                             scene::Font::sans_bold, 13.5F, frame.fonts),
                {scene::Font::sans_bold, 13.5F, frame.colours.ink, 1.4F}, kind,
                {scene::Font::sans, 12, frame.colours.soft, 1.4F});
    std::string snippet = hit.snippet;
    if (hit.date) {
        snippet = date_text(frame, hit.date, {}, base::DateStyle::full);
        base::add_part(snippet, "  ", hit.snippet);
    }
    column.text(snippet, {scene::Font::sans, 12, frame.colours.soft, 1.4F}, 1);
    column.space(y + hit_row_px - column.y());
    column.hit(id, row, state::action::SearchChoose{i});
}

} // namespace

void draw_search_results(Frame& frame, const base::Rect& box) {
    const state::Search& search = frame.state.search;
    if (!search.open || search.text.empty()) return;
    const float most = ImGui::GetIO().DisplaySize.y * 0.6F;
    const float width = box.width + frame.px(40);
    const base::Rect area{box.x - frame.px(20), box.bottom() + frame.px(6), width,
                          std::min(most, frame.px(height_of_results(frame, width / frame.scale - 32)))};
    frame.hits.set_layer(Layer::popup);
    frame.hits.set_region(Region::popup);
    if (begin_area("##results", area, frame.colours.panel, Scroll::yes, true, frame.px(8))) {
        ImDrawList& list = *ImGui::GetWindowDrawList();
        list.AddRect(low(area), high(area), packed(frame.colours.line), frame.px(8), 0,
                     std::max(1.0F, frame.scale));
        frame.hits.block("search", area);
        Column column(frame, 16, area.width / frame.scale - 32);
        column.space(results_top_px);
        column.set_lines(Column::Lines::from_left);
        if (search.hits.empty()) {
            column.text(told_of(frame, search), {scene::Font::sans, told_px, frame.colours.soft});
            column.space(6);
        }
        for (std::size_t i = 0; search.hits.empty() && i < search.near.size(); ++i)
            draw_near(frame, column, search.near[i], i);
        for (std::size_t i = 0; i < search.hits.size(); ++i)
            draw_hit(frame, column, search.hits[i], i);
        column.space(6);
        const base::Rect all = column.screen({column.left(), column.y(), column.width(), 24});
        const bool all_listed = static_cast<int>(search.hits.size()) < state::max_hits_listed;
        draw_label(frame, list, all,
                   frame.tr(all_listed ? "Ctrl+Enter: keep as a filter"
                                       : "These are the best. Ctrl+Enter: keep as a filter, which has all"),
                   {scene::Font::sans, 12, frame.colours.soft}, Align::left);
        if (const std::string note = older_database_note(frame); !note.empty()) {
            column.space(22);
            soft_text(column, note, 12);
        }
        column.space(results_foot_px - 6);
        column.finish();
    }
    end_area();
    frame.hits.set_layer(Layer::base);
}

} // namespace dateline::ui
