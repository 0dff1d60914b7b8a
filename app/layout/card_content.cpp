#include "layout/card_content.h"

#include <algorithm>

#include "base/date_text.h"
#include "base/parts.h"
#include "layout/axis_band.h"
#include "layout/card_photo.h"

namespace dateline::layout {

namespace {

using scene::Font;

constexpr float card_side_px = 12, top_px = 10, bottom_px = 11;
constexpr float title_px = 15, title_line_px = 20;
constexpr float small_px = 12.5F, small_line_px = 18.5F;
constexpr float quote_px = 13.5F, quote_line_px = 20;
constexpr float gap_px = 6, title_gap_px = 2;

float baseline(float top, float line_px, float size_px) {
    return top + line_px / 2 + size_px * 0.36F;
}

void append(std::string& line, const std::string& part) {
    base::add_part(line, " · ", part);
}

std::string disputed_words(const Canvas& canvas, bool after_counts) {
    return (after_counts ? " · " : "") + std::string(canvas.word("sources differ"));
}

// What has one end alone may have it in a year that the axis does not show: "since 12 Apr" of 1985.
bool ends_in_another_year(const Canvas& canvas, const base::Edtf& date) {
    if (!date.open_start && !date.open_end) return false;
    const int offset = canvas.viewport.utc_offset_minutes;
    const auto year_of = [offset](double instant_ms) { return base::to_civil(instant_ms, offset).year; };
    const base::Span known = date.known();
    return year_of(known.start_ms) < year_of(canvas.viewport.start_ms) ||
           year_of(known.last_ms()) > year_of(canvas.viewport.end_ms());
}

// The day alone is enough where the axis shows the year, and not enough where it shows the hours, or where it
// has another day there: then the time and its zone say why.
base::DateStyle date_style(const Canvas& canvas, const model::EventItem& event, CardSize size) {
    const double days = canvas.viewport.span_ms / base::day_ms;
    if (size == CardSize::large || days > 500 || ends_in_another_year(canvas, event.date))
        return base::DateStyle::full;
    const int axis = canvas.viewport.utc_offset_minutes;
    const bool timed = axis_unit(canvas) < AxisUnit::day ||
                       base::names_other_day(event.date, event.utc_offset_minutes.value_or(axis), axis);
    return timed ? base::DateStyle::timed : base::DateStyle::brief;
}

std::string date_words(const Canvas& canvas, const model::EventItem& event, CardSize size) {
    return base::format_date(event.date, canvas.language(), date_style(canvas, event, size),
                             canvas.zone_of(event));
}

// The date, and what follows it.
std::string date_line(const Canvas& canvas, const model::EventItem& event, CardSize size,
                      const std::string& date) {
    const base::Language language = canvas.language();
    std::string line = date;
    append(line, event.place.in(language));
    const std::string& host = event.host.in(language);
    if (size == CardSize::large && !host.empty())
        append(line, std::string(canvas.word("hosted by")) + " " + base::isolated(host));
    return line;
}

// As many counts as fit: what was said comes first and goes last.
std::string counts_line(const Canvas& canvas, const model::EventItem& event, CardSize size, float room) {
    std::vector<std::string> parts;
    // Korean puts the bare number after the word; English counts in words.
    const auto count = [&](const char* word, const char* one, const char* many, int n) {
        if (n <= 0) return;
        parts.push_back(canvas.language() == base::Language::korean
                            ? std::string(canvas.word(word)) + " " + std::to_string(n)
                            : base::tr_count(canvas.language(), one, many, n));
    };
    count("Utterances", "{} utterance", "{} utterances", event.utterances);
    count("People", "{} person", "{} people", event.participants - event.organisations);
    count("Organisations", "{} organisation", "{} organisations", event.organisations);
    count("Coverage", "{} article", "{} articles", event.articles);
    if (size == CardSize::large) count("Photos", "{} photo", "{} photos", event.photos);
    if (event.disputed) room -= canvas.text_width(disputed_words(canvas, true), Font::sans_bold, small_px);
    for (; !parts.empty(); parts.pop_back()) {
        std::string line;
        for (const std::string& part : parts)
            append(line, part);
        if (canvas.text_width(line, Font::sans, small_px) <= room) return line;
    }
    return {};
}

float width_of(const Canvas& canvas, const model::EventItem& event, CardSize size, float date_px) {
    float width = size == CardSize::large ? 360.0F : size == CardSize::photo ? 300.0F : 236.0F;
    if (size == CardSize::quote) {
        const float quote = canvas.text_width(event.pull_quote, Font::serif, quote_px);
        const float title = canvas.text_width(event.title.in(canvas.language()), Font::sans_bold, title_px);
        if (quote > 3 * (236 - 2 * card_side_px) * 0.6F || title > 236 - 2 * card_side_px) width = 300;
    } else if (size == CardSize::title) {
        const float title = canvas.text_width(event.title.in(canvas.language()), Font::sans_bold, title_px);
        // Its date is whole; only the place after it may be cut.
        width = std::clamp(std::max(title, date_px) + 2 * card_side_px + 2, 120.0F, 236.0F);
    }
    return std::max(std::min(width, canvas.width() - 16), 24.0F);
}

float block(std::size_t lines, float line_px, float gap) {
    return lines == 0 ? 0 : static_cast<float>(lines) * line_px + gap;
}

// Initials of those who took part, at the right of the counts, as far as their names are known and there is
// room.
void draw_chips(Canvas& canvas, const model::EventItem& event, const base::Rect& row, float opacity) {
    constexpr float side = 18, step = 21;
    std::vector<std::pair<model::ParticipantId, std::string>> chips;
    for (const model::ParticipantId id : event.participant_ids) {
        if (chips.size() == 4 || static_cast<float>(chips.size() + 1) * step > row.width) break;
        std::string initial = initial_of(canvas, id);
        if (!initial.empty()) chips.emplace_back(id, std::move(initial));
    }
    float x = row.right() - static_cast<float>(chips.size()) * step + step - side;
    for (const auto& [id, initial] : chips) {
        const base::Rect chip = {x, row.y + (row.height - side) / 2, side, side};
        const base::Colour colour = canvas.colours.person(colour_index(id.value));
        canvas.rect(Layer::card_tag, chip, base::faded(colour, opacity), side / 2);
        const float width = canvas.text_width(initial, Font::sans_bold, 10);
        canvas.text(Layer::card_text, {chip.centre().x - width / 2, chip.centre().y + 3.6F}, initial,
                    Font::sans_bold, 10, base::faded(base::letters_on(colour), opacity));
        canvas.hit(Layer::card_tag, chip, model::Ref(id));
        x += step;
    }
}

struct Pen {
    Canvas& canvas;
    float x, y, opacity, width;

    void lines(const std::vector<std::string>& lines, Font font, float size_px, float line_px,
               base::Colour colour) {
        for (const std::string& line : lines) {
            const float left = canvas.left_of(line, x, width, font, size_px);
            canvas.text(Layer::card_text, {left, baseline(y, line_px, size_px)}, line, font, size_px,
                        base::faded(colour, opacity));
            y += line_px;
        }
    }
};

void draw_counts(Canvas& canvas, Pen& pen, const LineEvent& event, const CardContent& content, float right) {
    const float y = baseline(pen.y, small_line_px, small_px);
    float x = pen.x;
    canvas.text(Layer::card_text, {x, y}, content.counts, Font::sans, small_px,
                base::faded(canvas.colours.soft, pen.opacity));
    x += canvas.text_width(content.counts, Font::sans, small_px);
    if (content.disputed) {
        const std::string words = canvas.elided(disputed_words(canvas, !content.counts.empty()),
                                                right - x + 1, Font::sans_bold, small_px);
        canvas.text(Layer::card_text, {x, y}, words, Font::sans_bold, small_px,
                    base::faded(canvas.colours.alert, pen.opacity));
        x += canvas.text_width(words, Font::sans_bold, small_px);
    }
    if (content.photo_height <= 0)
        draw_chips(canvas, *event.item, {x + 12, pen.y, std::max(right - x - 12, 0.0F), small_line_px},
                   pen.opacity);
}

} // namespace

CardSize fillable(const model::EventItem& event, CardSize wanted) {
    if (wanted == CardSize::photo && !event.photo) wanted = CardSize::quote;
    if (wanted == CardSize::quote && event.pull_quote.empty()) wanted = CardSize::brief;
    return wanted;
}

CardContent card_content(const Canvas& canvas, const model::EventItem& event, CardSize wanted) {
    CardContent content;
    const CardSize size = fillable(event, wanted);
    content.size = size;
    const std::string date = date_words(canvas, event, size);
    const float date_px = canvas.text_width(date, Font::sans, small_px);
    content.width = width_of(canvas, event, size, date_px);
    const float room = content.width - 2 * card_side_px;
    const base::Language language = canvas.language();
    content.title = canvas.broken(base::isolated(event.title.in(language)), room,
                                  size == CardSize::title ? 1 : 2, Font::sans_bold, title_px);
    const int date_lines = size == CardSize::large || date_px > room ? 2 : 1; // the date itself is whole
    content.date =
        canvas.broken(date_line(canvas, event, size, date), room, date_lines, Font::sans, small_px);
    if (size <= CardSize::quote && !event.pull_quote.empty())
        content.quote = canvas.broken(event.pull_quote, room, 3, Font::serif, quote_px);
    if (size <= CardSize::brief) {
        content.disputed = event.disputed;
        content.counts = counts_line(canvas, event, size, room);
    }
    if (size <= CardSize::photo && event.photo)
        content.photo_height = size == CardSize::large && canvas.bands.line_y > 500 ? 160.0F : 120.0F;
    const bool counts = !content.counts.empty() || content.disputed;
    content.height =
        content.photo_height + top_px + block(content.title.size(), title_line_px, title_gap_px) +
        block(content.date.size(), small_line_px, 0) + block(content.quote.size(), quote_line_px, gap_px) +
        (counts ? small_line_px + gap_px : 0) + bottom_px;
    return content;
}

void draw_card(Canvas& canvas, const LineEvent& event, const CardContent& content, const base::Rect& rect) {
    constexpr float radius = 10;
    const model::Ref ref = event.item->id;
    const float opacity = event.dimmed ? 0.5F : 1;
    canvas.rect(Layer::card_shadow, {rect.x, rect.y + 2, rect.width, rect.height}, canvas.colours.shadow,
                radius, 12);
    canvas.rect(Layer::card_ground, rect, canvas.colours.panel, radius);
    canvas.hit(Layer::card_ground, rect, ref);
    if (content.photo_height > 0)
        draw_photo(canvas, *event.item, {rect.x, rect.y, rect.width, content.photo_height}, opacity);
    canvas.stroke(Layer::card_border, rect, event.selected ? canvas.colours.accent : canvas.colours.line,
                  radius, event.selected ? 2.0F : 1.0F);

    Pen pen{canvas, rect.x + card_side_px, rect.y + content.photo_height + top_px, opacity,
            rect.width - 2 * card_side_px};
    pen.lines(content.title, Font::sans_bold, title_px, title_line_px, canvas.colours.ink);
    pen.y += content.title.empty() ? 0 : title_gap_px;
    pen.lines(content.date, Font::sans, small_px, small_line_px, canvas.colours.soft);
    if (!content.quote.empty()) {
        pen.y += gap_px;
        const float top = pen.y;
        pen.lines(content.quote, Font::serif, quote_px, quote_line_px, canvas.colours.ink);
        if (event.item->pull_quote_utterance)
            canvas.hit(Layer::card_body, {pen.x, top, rect.width - 2 * card_side_px, pen.y - top},
                       model::Ref(event.item->pull_quote_utterance));
    }
    if (content.counts.empty() && !content.disputed) return;
    pen.y += gap_px;
    draw_counts(canvas, pen, event, content, rect.right() - card_side_px);
}

} // namespace dateline::layout
