#include "layout/picture_panel.h"

#include <algorithm>
#include <cmath>

namespace dateline::layout {

namespace {

using scene::Font;

constexpr float words_px = 15, words_line_px = 23, small_px = 12, small_line_px = 17;

struct PanelLine {
    std::string text;
    Font font;
    float size_px, line_px;
    base::Colour colour;
    std::string url = {};
};

void add(std::vector<PanelLine>& lines, const Canvas& page, const std::string& text, float width, int most,
         const PanelLine& look) {
    std::vector<std::string> broken = look.font == Font::serif && most == 0
                                          ? page.balanced(text, width, look.font, look.size_px)
                                          : page.broken(text, width, most, look.font, look.size_px);
    for (std::string& line : broken) {
        lines.push_back(look);
        lines.back().text = std::move(line);
    }
}

std::vector<PanelLine> lines_of(const Canvas& page, const PanelQuote& quote, float width, int max_words) {
    const Palette& colours = page.colours;
    std::vector<PanelLine> lines;
    if (!quote.heading.empty()) {
        add(lines, page, quote.heading, width, 2,
            {"", Font::sans_bold, small_px, small_line_px, colours.accent});
        lines.push_back({"", Font::sans, small_px, 6, colours.ink});
    }
    if (!quote.speaker.empty())
        add(lines, page, quote.speaker, width, 1,
            {"", Font::sans_bold, small_px, small_line_px, readable(colours.person(quote.colour), colours)});
    if (!quote.context.empty())
        add(lines, page, quote.context, width, 3, {"", Font::sans, small_px, small_line_px, colours.soft});
    if (quote.disputed)
        add(lines, page, page.word("speaker disputed"), width, 1,
            {"", Font::sans_bold, small_px, small_line_px, colours.alert});
    for (const std::string& words : quote.words)
        add(lines, page, words, width, max_words, {"", Font::serif, words_px, words_line_px, colours.ink});
    add(lines, page, quote.source, width, 2,
        {"", Font::sans, small_px, small_line_px, colours.soft, quote.url});
    return lines;
}

float height_of(const std::vector<PanelLine>& lines) {
    float height = 0;
    for (const PanelLine& line : lines)
        height += line.line_px;
    return height;
}

float draw_lines(Canvas& page, const std::vector<PanelLine>& lines, float x, float y, float width) {
    for (const PanelLine& line : lines) {
        const float baseline = y + line.line_px * 0.5F + line.size_px * 0.36F;
        const float left = page.left_of(line.text, x, width, line.font, line.size_px);
        page.text(Layer::labels, {left, baseline}, line.text, line.font, line.size_px, line.colour);
        if (!line.url.empty())
            page.link({left, y, page.text_width(line.text, line.font, line.size_px), line.line_px}, line.url);
        y += line.line_px;
    }
    return y;
}

} // namespace

void draw_panel(Canvas& page, const PictureParts& parts, const base::Rect& area) {
    constexpr float pad = 20, gap = 16, last_px = 24;
    const float x = area.x + pad, width = area.width - 2 * pad;
    if (width < 80 || area.height < 80) return;
    float y = area.y + pad - 4;
    std::vector<PanelLine> head;
    add(head, page, parts.panel_title, width, 2, {"", Font::sans_bold, 16, 22, page.colours.ink});
    add(head, page, parts.panel_subtitle, width, 2,
        {"", Font::sans, small_px, small_line_px, page.colours.soft});
    y = draw_lines(page, head, x, y, width) + 10;
    const auto all = std::max<std::int64_t>(parts.panel_total, std::ssize(parts.panel));
    std::int64_t shown = 0;
    for (const PanelQuote& quote : parts.panel) {
        const bool last = shown + 1 == all;
        const float room = area.bottom() - 8 - y - (last ? 0 : last_px);
        std::vector<PanelLine> lines = lines_of(page, quote, width, 0);
        // Only a first quote that is longer than the whole panel ends in an ellipsis.
        if (shown == 0 && height_of(lines) > room)
            lines = lines_of(page, quote, width,
                             std::max(1, static_cast<int>((room - 7 * small_line_px) / words_line_px)));
        if (height_of(lines) > room) break;
        y = draw_lines(page, lines, x, y, width);
        ++shown;
        if (!last) {
            y += gap / 2;
            page.line(Layer::grid, {{x, y}, {x + width, y}}, page.colours.line);
            y += gap / 2;
        }
    }
    if (shown < all)
        page.text(Layer::labels, {x, y + 12},
                  base::tr_count(page.language(), "and {} more", "and {} more",
                                 static_cast<long long>(all - shown)),
                  Font::sans, small_px, page.colours.soft);
}

float legend_rows(Canvas& page, const std::vector<LegendEntry>& legend, base::Point from, float width,
                  int max_rows, Draw draw) {
    constexpr float row_px = 22, dot_px = 4.5F, gap = 18, size_px = 12.5F;
    if (legend.empty() || max_rows < 1) return 0;
    float x = from.x, y = from.y;
    int row = 1;
    for (std::size_t i = 0; i < legend.size(); ++i) {
        const std::string name =
            page.elided(legend[i].name, std::min(width - 16, 220.0F), Font::sans, size_px);
        const float taken = 2 * dot_px + 6 + page.text_width(name, Font::sans, size_px);
        const std::string more = base::tr_count(page.language(), "and {} more", "and {} more",
                                                static_cast<long long>(legend.size() - i));
        const bool last = i + 1 == legend.size();
        const float kept = row == max_rows && !last ? page.text_width(more, Font::sans, size_px) + gap : 0;
        if (x > from.x && x + taken + kept > from.x + width) {
            if (row == max_rows) {
                if (draw == Draw::yes)
                    page.text(Layer::labels, {x, y + 15}, more, Font::sans, size_px, page.colours.soft);
                break;
            }
            ++row;
            x = from.x;
            y += row_px;
        }
        if (draw == Draw::yes) {
            page.dot(Layer::dots, {x + dot_px, y + 11}, dot_px, page.colours.person(legend[i].colour));
            page.text(Layer::labels, {x + 2 * dot_px + 6, y + 15}, name, Font::sans, size_px,
                      page.colours.ink);
        }
        x += taken + gap;
    }
    return static_cast<float>(row) * row_px;
}

} // namespace dateline::layout
