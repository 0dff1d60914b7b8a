#include "publish/card.h"

#include <algorithm>

#include "base/date_text.h"
#include "base/utf8.h"

namespace dateline::publish {

namespace {

constexpr float width_px = 1200, least_height_px = 630, margin_px = 72;
constexpr float words_width_px = width_px - 2 * margin_px;

std::string words_of(const model::UtteranceView& view) {
    std::string words;
    const auto& quotes = view.printings.front().quotes;
    for (const model::QuoteItem& quote : quotes) {
        if (quote.form == model::QuoteForm::display && quotes.size() > 1) continue;
        if (!words.empty()) words += "\n";
        words += "“" + quote.text + "”";
    }
    return base::displayable(words, 6000, base::Newlines::keep);
}

class Card {
  public:
    Card(const layout::Style& style, const scene::TextMeasurer& measurer)
        : colours_(layout::palette(style.theme)), measurer_(measurer) {}

    void lines(const std::string& text, scene::Font font, float size_px, float line_height,
               base::Colour colour, float x, float width, int most) {
        for (const scene::Line& line : scene::break_lines(text, width, most, font, size_px, measurer_)) {
            y_ += size_px * line_height;
            scene_.commands.push_back(scene::Text{{x, y_ - size_px * (line_height - 1) / 2 - size_px * 0.12F},
                                                  line.text,
                                                  font,
                                                  size_px,
                                                  colour});
        }
    }
    void space(float px) { y_ += px; }

    const layout::Palette& colours_;
    const scene::TextMeasurer& measurer_;
    scene::Scene scene_;
    float y_ = margin_px;
};

std::string source_line(const model::UtteranceView& view, const layout::Style& style) {
    const model::ArticleItem& article = view.printings.front().article;
    std::string line = article.outlet_name.in(style.language);
    if (article.published)
        line += ", " + base::format_date(*article.published, style.language, base::DateStyle::full,
                                         article.published->utc_offset_minutes.value_or(0));
    if (!article.headline.empty()) line += ", " + article.headline;
    return base::displayable(line, 400);
}

void add_speaker(Card& card, const model::UtteranceView& view, model::PhotoId portrait,
                 int utc_offset_minutes, const layout::Style& style) {
    constexpr float radius = 36;
    const base::Colour colour = card.colours_.person(layout::colour_index(view.speaker.value));
    const std::string name = base::displayable(view.speaker_name.in(style.language), 200);
    const base::Rect circle{margin_px, card.y_, 2 * radius, 2 * radius};
    if (portrait) {
        scene::Image image;
        image.rect = circle;
        image.id = model::to_string(model::Ref(portrait));
        image.radius_px = radius;
        image.missing = colour;
        card.scene_.commands.push_back(image);
    } else {
        card.scene_.commands.push_back(scene::FillRect{circle, colour, radius});
        const std::string letter = base::first_grapheme(name);
        const float letter_width = card.measurer_.width(letter, scene::Font::sans_bold, 28);
        card.scene_.commands.push_back(
            scene::Text{{circle.centre().x - letter_width / 2, circle.centre().y + 10},
                        letter,
                        scene::Font::sans_bold,
                        28,
                        base::rgb(0xFFFFFF)});
    }
    const float top = card.y_;
    const float x = margin_px + 2 * radius + 20, width = words_width_px - 2 * radius - 20;
    card.lines(name, scene::Font::sans_bold, 26, 1.35F, card.colours_.ink, x, width, 1);
    std::string below = base::displayable(view.speaker_title.in(style.language), 200);
    if (view.event_date) {
        const int offset = view.event_utc_offset_minutes.value_or(utc_offset_minutes);
        below += (below.empty() ? "" : "  ·  ") +
                 base::displayable(view.event_title.in(style.language), 200) + ", " +
                 base::format_date(*view.event_date, style.language, base::DateStyle::full, offset);
    }
    card.lines(below, scene::Font::sans, 18, 1.5F, card.colours_.soft, x, width, 2);
    card.y_ = std::max(card.y_, top + 2 * radius);
}

} // namespace

scene::Scene compose_card(const model::UtteranceView& view, model::PhotoId portrait, int utc_offset_minutes,
                          const layout::Style& style, const scene::TextMeasurer& measurer) {
    Card card(style, measurer);
    const std::string words = words_of(view);
    float size_px = 44;
    const auto height_at = [&](float size) {
        return static_cast<float>(
                   scene::break_lines(words, words_width_px, 0, scene::Font::serif, size, measurer).size()) *
               size * 1.5F;
    };
    while (size_px > 24 && height_at(size_px) > least_height_px - 330)
        size_px -= 2;
    const std::string context = base::displayable(view.context.in(style.language), 400);
    if (!context.empty()) {
        card.lines((view.context_kind == "question" ? "Q. " : "") + context, scene::Font::sans, 20, 1.5F,
                   card.colours_.soft, margin_px, words_width_px, 2);
        card.space(14);
    }
    card.lines(words, scene::Font::serif, size_px, 1.5F, card.colours_.ink, margin_px, words_width_px, 0);
    card.space(36);
    card.y_ = std::max(card.y_, least_height_px - 210);
    add_speaker(card, view, portrait, utc_offset_minutes, style);
    card.space(18);
    card.lines(source_line(view, style), scene::Font::sans, 16, 1.5F, card.colours_.soft, margin_px,
               words_width_px, 2);
    const float height = std::max(least_height_px, card.y_ + margin_px - 20);
    card.scene_.size = {width_px, height};
    card.scene_.background = card.colours_.panel;
    const base::Colour bar = card.colours_.person(layout::colour_index(view.speaker.value));
    card.scene_.commands.insert(card.scene_.commands.begin(), scene::FillRect{{0, 0, 12, height}, bar});
    return card.scene_;
}

} // namespace dateline::publish
