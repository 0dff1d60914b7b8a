#include "publish/card_words.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include "base/displayable.h"
#include "editorial/citation.h"
#include "editorial/printings.h"
#include "editorial/quotation.h"
#include "publish/sentences.h"

namespace dateline::publish {
namespace {

constexpr float paragraph_gap = 0.4F; // of the letters' size
constexpr std::size_t max_segment_bytes = 20'000;

void add_cut(std::vector<std::vector<CardRow>>& parts, const std::vector<CardRow>& rows, float limit_px) {
    for (auto pieces = static_cast<std::size_t>(std::ceil(height_of(rows) / limit_px));; ++pieces) {
        std::vector<std::vector<CardRow>> cut;
        bool fits = true;
        for (std::size_t i = 0; i < pieces; ++i) {
            const auto at = [&](std::size_t piece) {
                return rows.begin() + static_cast<std::ptrdiff_t>(rows.size() * piece / pieces);
            };
            cut.emplace_back(at(i), at(i + 1));
            if (!cut.back().empty()) cut.back().front().before_px = 0;
            fits = fits && height_of(cut.back()) <= limit_px;
        }
        if (!fits && pieces < rows.size()) continue;
        std::move(cut.begin(), cut.end(), std::back_inserter(parts));
        return;
    }
}

} // namespace

float height_of(const std::vector<CardRow>& rows) {
    float height = 0;
    for (const CardRow& row : rows)
        height += row.before_px + row.look.size_px * row.look.line;
    return height;
}

CardWords::CardWords(const model::UtteranceView& utterance, const CardColumn& column) : column_(column) {
    std::size_t segment = 0;
    for (const model::QuoteItem* quote : editorial::fullest_segments(utterance)) {
        const std::string words = base::displayable(editorial::words_of(*quote), max_segment_bytes);
        for (std::string& sentence : sentences_of(words))
            sentences_.push_back({std::move(sentence), segment, false});
        ++segment;
        const char* label = editorial::form_label(*quote);
        if (*label && std::find(labels_.begin(), labels_.end(), label) == labels_.end())
            labels_.push_back(label);
    }
    if (!sentences_.empty()) sentences_.back().last = true;
}

std::vector<CardRow> CardWords::rows_of(std::span<const Sentence> sentences, float words_px) const {
    std::vector<CardRow> rows;
    const CardLook look{scene::Font::serif, words_px, line_height, column_.colours.ink};
    for (std::size_t i = 0; i < sentences.size();) {
        const std::size_t segment = sentences[i].segment;
        std::string paragraph;
        for (; i < sentences.size() && sentences[i].segment == segment; ++i)
            paragraph += (paragraph.empty() ? "" : " ") + sentences[i].words;
        bool apart = !rows.empty();
        for (const scene::Line& line :
             scene::break_balanced(paragraph, column_.width_px, look.font, words_px, column_.measurer))
            rows.push_back({line.text, look, std::exchange(apart, false) ? words_px * paragraph_gap : 0});
    }
    if (sentences.empty() || !sentences.back().last) return rows;
    const CardLook small{scene::Font::sans, 18 * column_.small_px, 1.5F, column_.colours.soft};
    for (const char* label : labels_)
        rows.push_back({base::tr(column_.language, label), small, 12 * column_.small_px});
    return rows;
}

std::vector<std::vector<CardRow>> CardWords::split(float words_px, float max_px) const {
    std::vector<std::vector<CardRow>> parts = filled(words_px, max_px);
    float too_little = 0, enough = max_px;
    for (int step = 0; step < 8; ++step) {
        const float limit = (too_little + enough) / 2;
        std::vector<std::vector<CardRow>> even = filled(words_px, limit);
        if (even.size() > parts.size()) {
            too_little = limit;
        } else {
            enough = limit;
            parts = std::move(even);
        }
    }
    return parts;
}

// One card after the other, each with as many sentences as `limit_px` takes.
std::vector<std::vector<CardRow>> CardWords::filled(float words_px, float limit_px) const {
    std::vector<std::vector<CardRow>> parts;
    const std::span<const Sentence> all(sentences_);
    for (std::size_t from = 0, count = 1; from < all.size(); from += count) {
        count = 1;
        std::vector<CardRow> rows = rows_of(all.subspan(from, 1), words_px);
        if (height_of(rows) > limit_px) {
            add_cut(parts, rows, limit_px);
            continue;
        }
        for (; from + count < all.size(); ++count) {
            std::vector<CardRow> more = rows_of(all.subspan(from, count + 1), words_px);
            if (height_of(more) > limit_px) break;
            rows = std::move(more);
        }
        parts.push_back(std::move(rows));
    }
    return parts;
}

} // namespace dateline::publish
