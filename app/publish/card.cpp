#include "publish/card.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/date_text.h"
#include "base/displayable.h"
#include "base/parts.h"
#include "base/utf8.h"
#include "editorial/citation.h"
#include "publish/card_words.h"

namespace dateline::publish {

namespace {

using scene::Font;
using Row = CardRow;
using Look = CardLook;

constexpr float reference_px = 1200; // the width for which the sizes below are
constexpr float margin_px = 84, bar_px = 12;
constexpr float largest_words_px = 60, min_words_px = 30;
constexpr float min_height_px = 630, max_height_px = 1500;

// On what is shown small, on a telephone, the small letters are larger.
float small_scale(const base::Size& size) {
    if (size.height <= 0) return 1;
    return std::clamp(1 + (size.height / size.width - 0.6F) * 0.45F, 1.0F, 1.5F);
}

class Card {
  public:
    Card(const model::UtteranceView& view, model::PhotoId portrait, int utc_offset_minutes, base::Size size,
         const layout::Style& style, const scene::TextMeasurer& measurer)
        : view_(view), printing_(view.printings.front()), portrait_(portrait),
          utc_offset_minutes_(utc_offset_minutes), size_(size), language_(style.language),
          colours_(layout::palette(style.theme)), measurer_(measurer),
          unit_(std::min(size.width, size.height > 0 ? size.height * 1.4F : size.width) / reference_px),
          small_(unit_ * small_scale(size)), margin_(margin_px * unit_), room_(size.width - 2 * margin_),
          colour_(colours_.person(layout::colour_index(view.speaker.value))),
          words_(view, {room_, small_, language_, colours_, measurer_}) {}

    std::vector<scene::Scene> run() {
        const std::vector<Row> head = head_rows(), foot = foot_rows();
        const float around = 2 * margin_ + height_of(head) + gap_above_words(head) + 40 * small_ +
                             speaker_height() + 26 * small_ + height_of(foot);
        const float height = size_.height > 0 ? size_.height : max_height_px * unit_;
        const float most = std::max(height - around, 2 * min_words_px * unit_ * CardWords::line_height);
        // A card that may grow sets its words so that it need not, as long as they stay large.
        const float comfortable = size_.height > 0 ? most : (min_height_px - 30) * unit_ - around;
        float words_px = largest_words_px * small_;
        std::vector<Row> words = words_.rows(words_px);
        const float still_large = 40 * unit_;
        while (words_px > min_words_px * unit_ &&
               (height_of(words) > most || (words_px > still_large && height_of(words) > comfortable))) {
            words_px -= 2 * unit_;
            words = words_.rows(words_px);
        }
        parts_ = {words};
        if (height_of(words) > most) parts_ = words_.split(words_px, most);
        // Over several cards the words may be as large as these allow.
        for (float larger = words_px + 1 * unit_; parts_.size() > 1; larger += 1 * unit_) {
            std::vector<std::vector<Row>> parts = words_.split(larger, most);
            if (parts.size() > parts_.size()) break;
            parts_ = std::move(parts);
        }
        std::vector<scene::Scene> cards;
        for (std::size_t i = 0; i < parts_.size(); ++i)
            cards.push_back(draw(head, parts_[i], foot, around, i));
        return cards;
    }

  private:
    void add(std::vector<Row>& rows, const std::string& text, int most, const Look& look,
             float before_px = 0) const {
        if (text.empty()) return;
        const std::vector<scene::Line> lines =
            scene::break_lines(text, room_, most, look.font, look.size_px, measurer_);
        for (std::size_t i = 0; i < lines.size(); ++i)
            rows.push_back({lines[i].text, look, i == 0 ? before_px : 0});
    }

    std::vector<Row> head_rows() const {
        std::vector<Row> rows;
        std::string context = base::displayable(view_.context.in(language_), 600);
        if (!context.empty() && view_.context_kind == "question") context = "Q. " + base::isolated(context);
        add(rows, context, 4, {Font::sans, 22 * small_, 1.5F, colours_.soft});
        return rows;
    }
    float gap_above_words(const std::vector<Row>& head) const { return head.empty() ? 0 : 22 * small_; }

    std::string date_of(const base::Edtf& date, std::optional<int> offset) const {
        return base::format_date(date, language_, base::DateStyle::full, {offset, utc_offset_minutes_});
    }

    // Who else is said to have said it, and by whom.
    std::string dispute() const {
        if (!view_.disputed) return "";
        std::string line = base::tr(language_, "Sources differ on who said this");
        std::string names;
        for (const model::AttributionItem& one : view_.attributions) {
            if (one.status == model::AttributionStatus::rejected) continue;
            const std::string name = base::displayable(one.speaker_name.in(language_), 200);
            const std::string outlet = base::displayable(one.outlet_name.in(language_), 200);
            names += (names.empty() ? "" : ", ") + base::isolated(name) +
                     (outlet.empty() ? "" : " (" + base::isolated(outlet) + ")");
        }
        return names.empty() ? line : line + ": " + names;
    }

    std::vector<Row> foot_rows() const {
        std::vector<Row> rows;
        add(rows, dispute(), 3, {Font::sans_bold, 18 * small_, 1.5F, colours_.alert});
        const model::ArticleItem& article = printing_.article;
        std::string source =
            editorial::citation_line(article, language_, {std::nullopt, utc_offset_minutes_});
        if (article.url.empty()) base::add_part(source, " · ", article.reference);
        add(rows, base::displayable_line(source, 600), 3, {Font::sans, 18 * small_, 1.5F, colours_.soft},
            rows.empty() ? 0 : 6 * small_);
        return rows;
    }

    float radius() const { return 46 * small_; }
    std::vector<Row> speaker_rows() const {
        std::vector<Row> rows;
        const float width = room_ - 2 * radius() - 24 * small_;
        const auto put = [&](const std::string& text, int most, const Look& look) {
            const std::string shown = base::isolated(base::displayable_line(text, 400));
            if (shown.empty()) return;
            for (scene::Line& line :
                 scene::break_lines(shown, width, most, look.font, look.size_px, measurer_))
                rows.push_back({std::move(line.text), look, 0});
        };
        put(view_.speaker ? view_.speaker_name.in(language_) : base::tr(language_, "Speaker not known"), 1,
            {Font::sans_bold, 30 * small_, 1.4F, colours_.ink});
        const Look small{Font::sans, 20 * small_, 1.5F, colours_.soft};
        put(view_.speaker_title.in(language_), 2, small);
        std::string event = base::isolated(view_.event_title.in(language_));
        if (view_.said)
            event += ", " + base::format_moment(*view_.said, {base::earliest_ms, base::latest_ms}, language_,
                                                {view_.event_utc_offset_minutes, utc_offset_minutes_});
        else if (view_.event_date)
            event += ", " + date_of(*view_.event_date, view_.event_utc_offset_minutes);
        put(event, 2, small);
        return rows;
    }
    float speaker_height() const { return std::max(2 * radius(), height_of(speaker_rows())); }

    scene::Scene draw(const std::vector<Row>& head, const std::vector<Row>& words,
                      const std::vector<Row>& foot, float around, std::size_t index) {
        scene_ = {};
        const float least = size_.height > 0 ? size_.height : min_height_px * unit_;
        const float height = std::max(least, std::ceil(around + height_of(words)));
        scene_.size = {size_.width, size_.height > 0 ? size_.height : height};
        scene_.background = colours_.panel;
        scene_.commands.push_back(scene::FillRect{{0, 0, bar_px * unit_, scene_.size.height}, colour_});
        // Words stand in the middle of what is free.
        const float free = std::max(0.0F, scene_.size.height - around - height_of(words));
        float y = draw_rows(head, margin_, margin_);
        y += gap_above_words(head) + free * 0.45F;
        draw_rows(words, margin_, y);
        y = scene_.size.height - margin_ - height_of(foot);
        draw_rows(foot, margin_, y);
        link(y, height_of(foot));
        y -= 13 * small_;
        scene_.commands.push_back(scene::Polyline{
            {{margin_, y}, {margin_ + room_, y}}, colours_.line, std::max(1.0F, 1.5F * unit_)});
        draw_speaker(y - 13 * small_ - speaker_height());
        if (parts_.size() > 1) {
            const std::string number = std::to_string(index + 1) + " / " + std::to_string(parts_.size());
            const float width = measurer_.width(number, Font::sans, 20 * small_);
            text({size_.width - margin_ - width, margin_ - 24 * small_}, number,
                 {Font::sans, 20 * small_, 1.5F, colours_.soft});
        }
        return std::move(scene_);
    }

    void text(base::Point baseline, const std::string& words, const Look& look) {
        scene_.commands.push_back(scene::Text{baseline, words, look.font, look.size_px, look.colour});
    }
    float draw_rows(const std::vector<Row>& rows, float x, float y) {
        for (const Row& row : rows) {
            const float line = row.look.size_px * row.look.line;
            y += row.before_px;
            const float left = scene::left_of_line(row.text, x, margin_ + room_ - x, row.look.font,
                                                   row.look.size_px, measurer_);
            text({left, y + line / 2 + row.look.size_px * 0.36F}, row.text, row.look);
            y += line;
        }
        return y;
    }

    void draw_speaker(float y) {
        const base::Rect circle{margin_, y, 2 * radius(), 2 * radius()};
        if (portrait_) {
            scene::Image image;
            image.rect = circle;
            image.id = model::to_string(model::Ref(portrait_));
            image.radius_px = radius();
            image.missing = colour_;
            scene_.commands.push_back(image);
        } else {
            scene_.commands.push_back(scene::FillRect{circle, colour_, radius()});
            const std::string letter =
                base::first_grapheme(base::displayable(view_.speaker_name.in(language_), 64));
            const float size_px = 36 * small_;
            const float width = measurer_.width(letter, Font::sans_bold, size_px);
            text({circle.centre().x - width / 2, circle.centre().y + size_px * 0.36F}, letter,
                 {Font::sans_bold, size_px, 1, base::letters_on(colour_)});
        }
        const std::vector<Row> rows = speaker_rows();
        const float centred = std::max(0.0F, (2 * radius() - height_of(rows)) / 2);
        draw_rows(rows, circle.right() + 24 * small_, y + centred);
    }

    void link(float y, float height) {
        if (printing_.article.url.empty()) return;
        scene_.hits.push_back({{margin_, y, room_, height}, scene::no_target, printing_.article.url});
    }

    const model::UtteranceView& view_;
    const model::Printing& printing_;
    model::PhotoId portrait_;
    int utc_offset_minutes_;
    base::Size size_;
    base::Language language_;
    const layout::Palette& colours_;
    const scene::TextMeasurer& measurer_;
    float unit_, small_, margin_, room_; // small_: the unit of all but the words and the margins
    base::Colour colour_;
    CardWords words_;
    std::vector<std::vector<Row>> parts_;
    scene::Scene scene_;
};

} // namespace

std::vector<scene::Scene> compose_cards(const model::UtteranceView& view, model::PhotoId portrait,
                                        int utc_offset_minutes, base::Size size, const layout::Style& style,
                                        const scene::TextMeasurer& measurer) {
    if (view.printings.empty()) return {};
    return Card(view, portrait, utc_offset_minutes, size, style, measurer).run();
}

} // namespace dateline::publish
