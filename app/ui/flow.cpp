#include "ui/flow.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <utility>

#include "base/displayable.h"
#include "base/utf8.h"
#include "ui/flow_words.h"
#include "ui/long_text.h"

namespace dateline::ui {

namespace {

// A word of a line.
struct FlowWord {
    const Run* run = nullptr;
    std::string text;
    float bare_px = 0, px = 0; // without and with the space that follows it
    bool right_to_left = false;
    int part = 0; // of the line (base/parts.h): words of two do not change places
    float space_px() const { return px - bare_px; }
};

void draw_word(Column& column, const FlowWord& word, float x, float line_px) {
    Frame& frame = column.frame();
    const Run& run = *word.run;
    const base::Rect place = column.screen({column.left() + x, column.y(), word.bare_px, line_px});
    if (run.marked)
        column.list().AddRectFilled({place.x - frame.px(1), place.y + frame.px(line_px * 0.12F)},
                                    {place.right() + frame.px(1), place.bottom() - frame.px(line_px * 0.08F)},
                                    packed(base::faded(frame.colours.alert, 0.16F)), frame.px(3));
    column.draw(column.left() + x, column.y() + line_px / 2 + run.look.size_px * 0.36F, word.text, run.look);
    if (!run.hit_id.empty() && column.hit(run.hit_id, place, run.action))
        column.list().AddLine({place.x, place.bottom() - frame.px(2)},
                              {place.right(), place.bottom() - frame.px(2)}, packed(run.look.colour),
                              std::max(1.0F, frame.px(1)));
}

// Words stand in the order in which they are read; those of the other direction that follow each other in
// theirs, with the spaces that they have between them. Then none are left.
void draw_words(Column& column, std::vector<FlowWord>& words, bool right_to_left, float line_px) {
    if (column.visible(column.y(), line_px)) {
        float x = 0;
        const auto put = [&](const FlowWord& word, float from) {
            draw_word(column, word, right_to_left ? column.width() - from - word.bare_px : from, line_px);
        };
        for (auto begin = words.begin(); begin != words.end();) {
            const auto end = std::find_if(begin + 1, words.end(), [&](const FlowWord& word) {
                return word.right_to_left != begin->right_to_left || word.part != begin->part;
            });
            float run_px = 0;
            for (auto word = begin; word != end; ++word)
                run_px += word->px;
            float from = begin->right_to_left == right_to_left ? x : x + run_px - std::prev(end)->space_px();
            x += run_px;
            for (; begin != end; ++begin) {
                if (begin->right_to_left == right_to_left) {
                    put(*begin, from);
                    from += begin->px;
                } else {
                    put(*begin, from - begin->bare_px);
                    from -= begin->px;
                }
            }
        }
    }
    words.clear();
}

void draw_piece(Column& column, const std::vector<Run>& runs) {
    Frame& frame = column.frame();
    float used_px = 0, line_px = 0;
    std::string whole;
    for (const Run& run : runs)
        whole += run.text;
    if (!whole.empty()) frame.hits.note(whole);
    for (const Run& run : runs)
        line_px = std::max(line_px, run.look.size_px * run.look.line_height);
    // Lines of the interface, which have links, read as it does.
    const bool right_to_left =
        base::is_right_to_left(whole) &&
        std::all_of(runs.begin(), runs.end(), [](const Run& run) { return run.hit_id.empty(); });
    std::vector<FlowWord> line;
    WordReader reader(right_to_left);
    for (const Run& run : runs) {
        const auto width = [&](std::string_view text) {
            return frame.fonts.width(text, run.look.font, run.look.size_px);
        };
        for (ReadWord& read : reader.read(base::displayable_line(run.text, 3 * max_drawn_bytes))) {
            FlowWord word{&run, std::move(read.text), 0, 0, read.right_to_left, read.part};
            word.bare_px = width(word.text);
            if (used_px > 0 && used_px + word.bare_px > column.width()) {
                draw_words(column, line, right_to_left, line_px);
                used_px = 0;
                column.space(line_px);
            }
            if (word.bare_px > column.width())
                word.text =
                    scene::elide(word.text, column.width(), run.look.font, run.look.size_px, frame.fonts);
            word.px = width(word.bare_px > column.width() ? word.text : read.spaced);
            used_px += word.px;
            line.push_back(std::move(word));
        }
    }
    const bool any = used_px > 0;
    draw_words(column, line, right_to_left, line_px);
    if (any) column.space(line_px);
}

} // namespace

void draw_flow(Column& column, const std::vector<Run>& runs) {
    std::vector<Run> line;
    const auto add_piece = [&] {
        std::string whole;
        for (const Run& run : line)
            whole += run.text;
        column.item("flow " + std::to_string(std::hash<std::string>()(whole)),
                    [&] { draw_piece(column, line); });
        line.clear();
    };
    if (std::none_of(runs.begin(), runs.end(),
                     [](const Run& run) { return run.text.size() > max_drawn_bytes; })) {
        draw_piece(column, runs);
        return;
    }
    for (const Run& run : runs) {
        const std::vector<std::string_view> pieces = pieces_of(run.text);
        for (std::size_t i = 0; i < pieces.size(); ++i) {
            line.push_back(run);
            line.back().text = std::string(pieces[i]);
            if (i + 1 < pieces.size()) add_piece();
        }
    }
    if (!line.empty()) add_piece();
}

} // namespace dateline::ui
