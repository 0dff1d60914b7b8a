// Long texts in pieces, and words that flow in a column's lines, each with a look of its own: for
// ui/column.h.

#include <algorithm>
#include <functional>
#include <iterator>
#include <utility>

#include "base/displayable.h"
#include "base/parts.h"
#include "base/utf8.h"
#include "ui/column.h"
#include "ui/flow_words.h"

namespace dateline::ui {

std::vector<std::string_view> pieces_of(std::string_view text) {
    std::vector<std::string_view> pieces;
    while (text.size() > max_drawn_bytes) {
        const std::string_view head = text.substr(0, max_drawn_bytes);
        std::size_t end = head.rfind('\n');
        if (end == std::string_view::npos || end < max_drawn_bytes / 2) end = head.rfind(' ');
        if (end == std::string_view::npos || end < max_drawn_bytes / 2) {
            end = head.size(); // at the beginning of a character
            while (end > 1 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
                --end;
            pieces.push_back(text.substr(0, end));
            text.remove_prefix(end);
            continue;
        }
        pieces.push_back(text.substr(0, end));
        text.remove_prefix(end + 1);
    }
    pieces.push_back(text);
    return pieces;
}

void Column::draw_word(const FlowWord& word, float x, float line_px) {
    const Run& run = *word.run;
    const base::Rect place = screen({left_ + x, y_, word.bare_px, line_px});
    if (run.marked)
        list_->AddRectFilled({place.x - frame_.px(1), place.y + frame_.px(line_px * 0.12F)},
                             {place.right() + frame_.px(1), place.bottom() - frame_.px(line_px * 0.08F)},
                             packed(base::faded(frame_.colours.alert, 0.16F)), frame_.px(3));
    draw(left_ + x, y_ + line_px / 2 + run.look.size_px * 0.36F, word.text, run.look);
    if (!run.hit_id.empty() && hit(run.hit_id, place, run.action))
        list_->AddLine({place.x, place.bottom() - frame_.px(2)},
                       {place.right(), place.bottom() - frame_.px(2)}, packed(run.look.colour),
                       std::max(1.0F, frame_.px(1)));
}

// Words stand in the order in which they are read; those of the other direction that follow each other in
// theirs, with the spaces that they have between them.
void Column::draw_words(std::vector<FlowWord>& words, bool right_to_left, float line_px) {
    if (visible(y_, line_px)) {
        float x = 0;
        const auto put = [&](const FlowWord& word, float from) {
            draw_word(word, right_to_left ? width_ - from - word.bare_px : from, line_px);
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

void Column::flow(const std::vector<Run>& runs) {
    std::vector<Run> line;
    const auto add_piece = [&] {
        std::string whole;
        for (const Run& run : line)
            whole += run.text;
        item("flow " + std::to_string(std::hash<std::string>()(whole)), [&] { flow_piece(line); });
        line.clear();
    };
    if (std::none_of(runs.begin(), runs.end(),
                     [](const Run& run) { return run.text.size() > max_drawn_bytes; })) {
        flow_piece(runs);
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

void Column::flow_piece(const std::vector<Run>& runs) {
    float used_px = 0, line_px = 0;
    std::string whole;
    for (const Run& run : runs)
        whole += run.text;
    if (!whole.empty()) frame_.hits.note(whole);
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
            return frame_.fonts.width(text, run.look.font, run.look.size_px);
        };
        for (ReadWord& read : reader.read(base::displayable_line(run.text, 3 * max_drawn_bytes))) {
            FlowWord word{&run, std::move(read.text), 0, 0, read.right_to_left, read.part};
            word.bare_px = width(word.text);
            if (used_px > 0 && used_px + word.bare_px > width_) {
                draw_words(line, right_to_left, line_px);
                used_px = 0;
                y_ += line_px;
            }
            if (word.bare_px > width_)
                word.text = scene::elide(word.text, width_, run.look.font, run.look.size_px, frame_.fonts);
            word.px = width(word.bare_px > width_ ? word.text : read.spaced);
            used_px += word.px;
            line.push_back(std::move(word));
        }
    }
    const bool any = used_px > 0;
    draw_words(line, right_to_left, line_px);
    if (any) y_ += line_px;
}

} // namespace dateline::ui
