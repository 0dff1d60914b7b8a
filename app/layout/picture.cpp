#include "layout/picture.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "base/date_text.h"
#include "base/language.h"
#include "base/parts.h"
#include "base/year_words.h"
#include "layout/canvas.h"
#include "layout/picture_panel.h"

namespace dateline::layout {

namespace {

using scene::Font;

constexpr float heading_px = 68, page_side_px = 24;
constexpr float foot_size_px = 11.5F, foot_line_px = 17, caption_size_px = 13.5F, caption_line_px = 20;

bool shows_illustration(const model::Window& window, const scene::Scene& scene) {
    std::set<std::string> drawn;
    for (const scene::Command& command : scene.commands)
        if (const auto* image = std::get_if<scene::Image>(&command)) drawn.insert(image->id);
    return std::any_of(window.events.begin(), window.events.end(), [&](const model::EventItem& event) {
        return event.photo_is_illustration && drawn.contains(model::to_string(model::Ref(event.photo)));
    });
}

// "Sources: A, B and 3 more": whole names, and none left out without being counted.
std::vector<std::string> sources_lines(const Canvas& page, const std::vector<std::string>& outlets,
                                       float room, int max_lines) {
    std::vector<std::string> lines;
    for (std::size_t shown = outlets.size(); shown > 0; --shown) {
        std::string text = std::string(page.word("Sources")) + ": ";
        for (std::size_t i = 0; i < shown; ++i)
            text += (i == 0 ? "" : ", ") + base::isolated(outlets[i]);
        if (shown < outlets.size())
            text += " " + base::tr_count(page.language(), "and {} more", "and {} more",
                                         static_cast<long long>(outlets.size() - shown));
        lines = page.broken(text, room, 0, Font::sans, foot_size_px);
        if (static_cast<int>(lines.size()) <= max_lines) break;
        // Far too many: most of them at once.
        if (static_cast<int>(lines.size()) > 2 * max_lines)
            shown -= shown * (lines.size() - 2 * static_cast<std::size_t>(max_lines)) / (2 * lines.size());
    }
    if (static_cast<int>(lines.size()) > max_lines) lines.resize(static_cast<std::size_t>(max_lines));
    return lines;
}

// Where the parts stand.
struct Frame {
    float heading = 0, legend = 0, foot = 0;
    base::Rect canvas, panel; // panel: empty without one
};

struct Foot {
    std::vector<std::string> caption, sources;
    bool note = false; // a line is kept free for it
    float height() const {
        if (caption.empty() && sources.empty() && !note) return 0;
        return static_cast<float>(caption.size()) * caption_line_px + (caption.empty() ? 0 : 4) +
               static_cast<float>(sources.size() + (note ? 1 : 0)) * foot_line_px + 18;
    }
};

Foot foot_of(const Canvas& page, const PictureParts& parts, const model::Window& window, float room) {
    Foot foot;
    if (page.height() <= 200) return foot;
    foot.caption =
        page.broken(parts.caption, room, page.height() >= 600 ? 6 : 2, Font::sans, caption_size_px);
    foot.sources = sources_lines(page, parts.outlets, room, page.height() >= 600 ? 4 : 2);
    // Kept free whether or not such a picture ends up on a card: that depends on the height left.
    foot.note = std::any_of(window.events.begin(), window.events.end(), [](const model::EventItem& event) {
        return event.photo && event.photo_is_illustration;
    });
    return foot;
}

Frame arrange(Canvas& page, const PictureParts& parts, float foot, float room) {
    Frame frame;
    frame.heading = std::min(heading_px, page.height() / 3);
    if (page.height() > 300)
        frame.legend = legend_rows(page, parts.legend, {page_side_px, 0}, room, 2, Draw::no);
    if (frame.legend > 0) frame.legend += 12;
    frame.foot = foot;
    const float top = frame.heading + frame.legend;
    const float height = std::max(page.height() - top - foot, 1.0F);
    frame.canvas = {0, top, page.width(), height};
    if (parts.panel.empty()) return frame;
    if (page.width() >= page.height() * 0.95F) {
        const float wide = std::clamp(page.width() * 0.28F, std::min(260.0F, page.width() / 2), 440.0F);
        frame.canvas.width -= wide;
        frame.panel = {frame.canvas.width, top, wide, height};
    } else {
        const float high = std::floor(height * 0.42F);
        frame.canvas.height -= high;
        frame.panel = {0, frame.canvas.bottom(), page.width(), high};
    }
    return frame;
}

void draw_heading(Canvas& page, const PictureParts& parts, const Frame& frame, const std::string& span,
                  float room) {
    const float heading = frame.heading;
    std::string number;
    if (parts.pages > 1) number = std::to_string(parts.page) + " / " + std::to_string(parts.pages);
    const float number_px = page.text_width(number, Font::sans, 12.5F);
    const float left = room - (number.empty() ? 0 : number_px + 16);
    page.text(Layer::labels, {page_side_px, heading * 0.5F},
              page.elided(parts.title, left, Font::sans_bold, 20), Font::sans_bold, 20, page.colours.ink);
    page.text(Layer::labels, {page_side_px + room - number_px, heading * 0.5F}, number, Font::sans, 12.5F,
              page.colours.soft);
    page.text(Layer::labels, {page_side_px, heading * 0.5F + 21}, page.elided(span, room, Font::sans, 12.5F),
              Font::sans, 12.5F, page.colours.soft);
    legend_rows(page, parts.legend, {page_side_px, heading - 2}, room, frame.legend > 0 ? 2 : 0, Draw::yes);
}

void draw_foot(Canvas& page, const Foot& foot, bool note, float y, float room) {
    y += 21;
    for (const std::string& line : foot.caption) {
        page.text(Layer::labels, {page_side_px, y + 2}, line, Font::sans, caption_size_px, page.colours.ink);
        y += caption_line_px;
    }
    if (!foot.caption.empty()) y += 4;
    for (const std::string& line : foot.sources) {
        page.text(Layer::labels, {page_side_px, y}, line, Font::sans, foot_size_px, page.colours.soft);
        y += foot_line_px;
    }
    if (note)
        page.text(Layer::labels, {page_side_px, y},
                  page.elided(page.word("Illustration, not a photograph"), room, Font::sans, foot_size_px),
                  Font::sans, foot_size_px, page.colours.soft);
}

// The grounds of the parts around the canvas, and the lines between.
void draw_grounds(Canvas& page, const Frame& frame) {
    const Palette& colours = page.colours;
    const float top = frame.heading + frame.legend, bottom = page.height() - frame.foot;
    page.ground(Layer::ground, {0, 0, page.width(), top}, colours.panel);
    if (frame.foot > 0) page.ground(Layer::ground, {0, bottom, page.width(), frame.foot}, colours.panel);
    if (!frame.panel.empty()) page.ground(Layer::ground, frame.panel, colours.panel);
    page.line(Layer::grid, {{0, top - 0.5F}, {page.width(), top - 0.5F}}, colours.line);
    if (frame.foot > 0)
        page.line(Layer::grid, {{0, bottom + 0.5F}, {page.width(), bottom + 0.5F}}, colours.line);
    const base::Rect& p = frame.panel;
    if (p.empty()) return;
    if (p.x > 0)
        page.line(Layer::grid, {{p.x + 0.5F, p.y}, {p.x + 0.5F, p.bottom()}}, colours.line);
    else
        page.line(Layer::grid, {{0, p.y + 0.5F}, {page.width(), p.y + 0.5F}}, colours.line);
}

// One row of an index: a line of a date, of a title, or both. `of`: as many rows belong together from the
// first one on; 0 of those after it.
struct IndexRow {
    std::string date, title;
    float title_x = 0;
    std::size_t of = 0;
};

// Dates and titles are whole: they are broken, not cut.
std::vector<IndexRow> index_rows(const Canvas& page, const std::vector<IndexLine>& lines, float column_px,
                                 float size_px) {
    constexpr int enough_lines = 400;
    constexpr float gap_px = 12, min_date_px = 116;
    std::vector<IndexRow> rows;
    for (const IndexLine& line : lines) {
        const auto date = page.broken(line.date, column_px * 0.6F, enough_lines, Font::sans, size_px);
        float date_px = 0;
        for (const std::string& words : date)
            date_px = std::max({date_px, page.text_width(words, Font::sans, size_px) + gap_px, min_date_px});
        date_px = std::min(date_px, column_px * 0.6F + gap_px);
        const auto title =
            page.broken(line.title, std::max(column_px - date_px, 1.0F), enough_lines, Font::sans, size_px);
        const std::size_t count = std::max(date.size(), title.size());
        for (std::size_t i = 0; i < count; ++i)
            rows.push_back({i < date.size() ? date[i] : "", i < title.size() ? title[i] : "", date_px,
                            i == 0 ? count : 0});
    }
    return rows;
}

base::Span span_of_view(const Viewport& view) {
    return span_of(view);
}

// Of a span of millions of years: to a thousandth of it.
std::string far_year_words(double instant_ms, double length_ms, base::Language language) {
    constexpr double year_ms = 365.2425 * base::day_ms;
    const double step = std::pow(10, std::floor(std::log10(length_ms / year_ms)) - 3);
    const double years = std::round(instant_ms / year_ms / step) * step;
    const auto border = static_cast<std::int64_t>(years);
    return base::year_name(border <= 0 ? border + 1 : border, base::YearCount::elapsed, language);
}

// Of a span of years: far ones to a thousand, as axes that reach so far tell them.
std::string years_words(std::int64_t year, base::Language language) {
    const std::int64_t thousand = year < 0 ? (year - 500) / 1000 * 1000 : (year + 500) / 1000 * 1000;
    const bool is_far = base::year_count(thousand) == base::YearCount::elapsed;
    return base::year_name(is_far ? thousand : year, language);
}

std::string heading_dates(const Canvas& page, const PictureParts& parts) {
    if (!parts.dates.empty()) return parts.dates.words(page.language(), page.zone());
    if (page.overview.extent.empty()) return "";
    return span_words(parts.span.value_or(span_of_view(page.viewport)), page.language(), page.zone());
}

} // namespace

std::string span_words(const base::Span& span, base::Language language, base::Zone zone) {
    const auto text = [&](double instant_ms) {
        constexpr double far_ms = 4e6 * 366 * base::day_ms;
        if (span.length_ms() > far_ms) return far_year_words(instant_ms, span.length_ms(), language);
        if (span.length_ms() > 20 * 366.0 * base::day_ms)
            return years_words(base::to_civil(instant_ms, zone.own_minutes).year, language);
        if (span.length_ms() < 2 * base::day_ms) return base::format_timestamp(instant_ms, language, zone);
        base::Edtf date;
        date.span = {instant_ms, instant_ms + base::day_ms};
        return base::format_date(date, language, base::DateStyle::full, zone);
    };
    const std::string from = text(span.start_ms), to = text(span.last_ms());
    return from == to ? from : from + " – " + to;
}

Composition compose_picture(const PictureParts& parts, const model::Window& window,
                            const model::Overview& overview, const Viewport& viewport, const Style& style,
                            const Focus& focus, const scene::TextMeasurer& measurer, Told* told) {
    const Viewport view = sanitized(viewport);
    const float room = std::max(view.size.width - 2 * page_side_px, 1.0F);
    Canvas page(window, overview, view, style, focus, measurer);
    const Foot foot = foot_of(page, parts, window, room);
    const Frame frame = arrange(page, parts, foot.height(), room);

    Viewport inner = view;
    inner.size = {std::max(frame.canvas.width, 1.0F), std::max(frame.canvas.height, 1.0F)};
    Composition canvas = compose(window, overview, inner, style, focus, measurer, told);

    draw_grounds(page, frame);
    draw_heading(page, parts, frame, heading_dates(page, parts), room);
    if (foot.height() > 0)
        draw_foot(page, foot, shows_illustration(window, canvas.scene), view.size.height - frame.foot, room);
    if (!frame.panel.empty()) draw_panel(page, parts, frame.panel);
    Composition whole = std::move(page).composition();
    whole.targets = std::move(canvas.targets); // the page's own hits are links alone
    whole.scene.nested.push_back({{frame.canvas.x, frame.canvas.y}, std::move(canvas.scene)});
    return whole;
}

std::vector<scene::Scene> compose_index(const PictureParts& parts, const std::vector<IndexLine>& lines,
                                        std::int64_t more, base::Size size, const Style& style,
                                        const scene::TextMeasurer& measurer) {
    constexpr float line_px = 19, size_px = 12.5F, gap_px = 28, top_px = 58, min_column_px = 330;
    const model::Window window;
    const model::Overview overview;
    Viewport view;
    view.size = size;
    view = sanitized(view);
    const float room = std::max(view.size.width - 2 * page_side_px, 1.0F);
    const float columns = std::max(std::floor((room + gap_px) / (min_column_px + gap_px)), 1.0F);
    const float column_px = (room + gap_px) / columns - gap_px;
    const auto rows = static_cast<std::size_t>(
        std::max(std::floor((view.size.height - heading_px - top_px - 24) / line_px), 1.0F));
    const std::vector<IndexRow> all =
        index_rows(Canvas(window, overview, view, style, {}, measurer), lines, column_px, size_px);
    std::vector<scene::Scene> pages;
    PictureParts part = parts;
    for (std::size_t next = 0; next < all.size(); ++part.page) {
        Canvas page(window, overview, view, style, {}, measurer);
        Frame frame;
        frame.heading = std::min(heading_px, page.height() / 3);
        draw_grounds(page, frame);
        draw_heading(page, part, frame, page.word("Events not named in the picture"), room);
        for (float column = 0; column < columns; ++column) {
            const float x = page_side_px + column * (column_px + gap_px);
            for (std::size_t row = 0; row < rows && next < all.size(); ++row, ++next) {
                const IndexRow& one = all[next];
                if (row > 0 && one.of <= rows && row + one.of > rows) break; // it is not torn apart
                const float y = frame.heading + top_px - 22 + (static_cast<float>(row) + 0.7F) * line_px;
                page.text(Layer::labels, {x, y}, one.date, Font::sans, size_px, page.colours.soft);
                page.text(Layer::labels, {x + one.title_x, y}, one.title, Font::sans, size_px,
                          page.colours.ink);
            }
        }
        if (next == all.size() && more > 0) {
            const std::string rest = base::tr_count(page.language(), "and {} more", "and {} more", more) +
                                     " · " + page.word("A shorter span or an export of the table has all");
            page.text(Layer::labels, {page_side_px, page.height() - 16},
                      page.elided(rest, room, Font::sans, size_px), Font::sans, size_px, page.colours.soft);
        }
        pages.push_back(std::move(page).composition().scene);
    }
    return pages;
}

} // namespace dateline::layout
