#include "layout/lane_words.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/language.h"

namespace dateline::layout {

namespace {

constexpr float count_gap_px = 8;

std::string words_for(const Canvas& canvas, std::int64_t count) {
    return base::tr_count(canvas.language(), "+{}", "+{}", count);
}

// When it is known to begin, as the store counts it: one without a time of its own with its event.
double begins_at(const model::Mark& mark) {
    return mark.said_ms.value_or(mark.event_span.start_ms);
}

bool touches_view(const Canvas& canvas, const model::Mark& mark) {
    const auto start_ms = static_cast<double>(begins_at(mark));
    if (start_ms >= canvas.viewport.end_ms()) return false;
    return start_ms >= canvas.viewport.start_ms ||
           (!mark.said_ms && mark.event_span.end_ms > canvas.viewport.start_ms);
}

// Of a lane's words that were not loaded, those in view. Where what is loaded stands elsewhere though its
// event reaches into the view, so does that share of the rest.
std::vector<Unloaded> unloaded_words(const Canvas& canvas, const model::Lane& lane, std::int64_t seen) {
    const BucketCounts counts{lane.said, lane.said_begun};
    if (lane.utterances <= std::ssize(lane.marks) || counts.empty()) return {};
    std::vector<double> loaded_ms;
    std::vector<Spread> spreads; // the marks of an event follow each other
    for (const model::Mark& mark : lane.marks) {
        if (!touches_view(canvas, mark)) continue;
        loaded_ms.push_back(begins_at(mark));
        if (mark.said_ms) continue;
        const base::Span span = known_span(mark.event_span);
        if (spreads.empty() || spreads.back().span != span) spreads.push_back({span, 0});
        ++spreads.back().count;
    }
    auto there = static_cast<double>(in_view(canvas, counts));
    // Under a filter the buckets may be of a sample.
    const auto counted = std::accumulate(lane.said_begun.begin(), lane.said_begun.end(), std::int64_t{0});
    if (counted > 0 && counted < lane.utterances)
        there *= static_cast<double>(lane.utterances) / static_cast<double>(counted);
    double total = there - static_cast<double>(loaded_ms.size());
    if (!loaded_ms.empty() && seen < std::ssize(loaded_ms))
        total *= static_cast<double>(seen) / static_cast<double>(loaded_ms.size());
    return unloaded_of(canvas, counts, std::llround(total), loaded_ms, 0, spreads);
}

// The room that "+31" takes, as if each digit were 0: measured once a number of digits and not once a count.
class CountWidths {
  public:
    explicit CountWidths(const Canvas& canvas) : canvas_(canvas) {}
    float of(std::int64_t count) {
        std::size_t digits = 1;
        std::int64_t least = 1; // of as many digits
        for (; count / least >= 10; least *= 10)
            ++digits;
        if (digits > widths_.size()) widths_.resize(digits);
        float& width = widths_[digits - 1];
        if (width <= 0) {
            std::string text = words_for(canvas_, least);
            std::replace(text.begin(), text.end(), '1', '0');
            width = canvas_.text_width(text, scene::Font::sans, word_count_px);
        }
        return width;
    }

  private:
    const Canvas& canvas_;
    std::vector<float> widths_;
};

} // namespace

LaneWords words_of(const Canvas& canvas, const model::Lane& lane, const std::vector<Spot>& spots) {
    LaneWords words;
    std::int64_t seen = 0;
    for (const Spot& spot : spots) {
        const int own = spot.utterance ? std::min(spot.words, 1) : 0;
        words.drawn += own;
        seen += spot.words;
        if (spot.words > own)
            words.more.push_back({std::clamp(spot.x, 0.0F, canvas.width()), spot.words - own, spot.span});
    }
    const std::vector<Unloaded> unloaded = unloaded_words(canvas, lane, seen);
    words.more.insert(words.more.end(), unloaded.begin(), unloaded.end());
    std::stable_sort(words.more.begin(), words.more.end(),
                     [](const Unloaded& a, const Unloaded& b) { return a.x < b.x; });
    return words;
}

std::vector<WordCount> placed_counts(const Canvas& canvas, const std::vector<Unloaded>& more,
                                     float free_from) {
    std::vector<WordCount> placed;
    CountWidths widths(canvas);
    const auto put = [&](WordCount& count) {
        count.width = widths.of(count.of.count);
        const float max_left = std::max(canvas.width() - 4 - count.width, 0.0F);
        const float middle = (count.first_x + count.last_x) / 2;
        count.left = std::min(std::max(middle - count.width / 2, free_from), max_left);
    };
    for (const Unloaded& of : more) {
        WordCount next{of, of.x, of.x, 0, 0, {}};
        put(next);
        while (!placed.empty() && next.left < placed.back().left + placed.back().width + count_gap_px) {
            WordCount& both = placed.back();
            both.last_x = next.last_x;
            both.of.count += next.of.count;
            both.of.span = {std::min(both.of.span.start_ms, next.of.span.start_ms),
                            std::max(both.of.span.end_ms, next.of.span.end_ms)};
            put(both);
            next = both;
            placed.pop_back();
        }
        placed.push_back(next);
    }
    for (WordCount& count : placed)
        count.text = words_for(canvas, count.of.count);
    return placed;
}

} // namespace dateline::layout
