// No word that was said is hidden uncounted: on the lanes that are shown, what has a mark of its own and what
// is counted over the lane are together all that is in view.

#include <algorithm>
#include <charconv>
#include <cmath>

#include <doctest/doctest.h>

#include "layout/compose.h"
#include "layout/random_window.h"
#include "layout/scene_parts.h"

using namespace dateline;

namespace {

struct Words {
    model::Window window;
    layout::Viewport viewport;
    std::int64_t in_view = 0; // by looking at each
};

// Lanes of words with times of their own, of which `loaded` each are loaded; the view starts where a bucket
// does.
Words random_words(std::uint64_t seed, int lanes, int words, int loaded) {
    test::Random random(seed);
    Words one;
    const double bucket_ms = random.ms(1000, 10'000'000), start_ms = random.ms(0, 1LL << 40);
    constexpr std::int64_t buckets = 768;
    model::Window& window = one.window;
    window.query.span = {start_ms, start_ms + buckets * bucket_ms};
    const base::Span view{start_ms + 256 * bucket_ms, start_ms + 512 * bucket_ms};
    one.viewport.start_ms = view.start_ms;
    one.viewport.span_ms = view.length_ms();
    one.viewport.size = {static_cast<float>(random.between(500, 2000)), 1400};
    window.total_lanes = lanes;
    std::int64_t id = 0;
    for (int lane_id = 1; lane_id <= lanes; ++lane_id) {
        model::Lane lane;
        lane.key = model::ParticipantId{lane_id};
        lane.name.set("en", "Speaker " + std::to_string(lane_id));
        lane.utterances = words;
        lane.said.resize(buckets);
        lane.said_begun.resize(buckets);
        for (int i = 0; i < words; ++i) {
            model::Mark mark;
            mark.id = {++id};
            mark.event = {random.between(1, 9)};
            const double at = start_ms + random.ms(0, buckets * bucket_ms - 1);
            mark.said_ms = at;
            mark.event_span = {at - random.ms(0, 3 * bucket_ms), at + random.ms(1, 3 * bucket_ms)};
            mark.order = i + 1;
            mark.count = words;
            const auto bucket = static_cast<std::size_t>((at - start_ms) / bucket_ms);
            ++lane.said[bucket];
            ++lane.said_begun[bucket];
            if (view.start_ms <= at && at < view.end_ms) ++one.in_view;
            if (i < loaded) lane.marks.push_back(mark);
        }
        window.lanes.push_back(std::move(lane));
    }
    window.total_events = 1;
    return one;
}

std::int64_t counted_over_lanes(const layout::Composition& scene) {
    std::int64_t sum = 0;
    for (const scene::Text& text : test::all<scene::Text>(scene)) {
        if (text.size_px != 11 || !text.text.starts_with("+")) continue;
        std::string digits = text.text.substr(1);
        std::erase(digits, ',');
        std::int64_t count = 0;
        std::from_chars(digits.data(), digits.data() + digits.size(), count);
        sum += count;
    }
    return sum;
}

// Of what was said on the lane, all at one event and without a time of its own, each `step`-th is loaded.
void load_each(model::Lane& lane, int step, const base::Span& event) {
    for (int order = 1; order <= lane.utterances; order += step) {
        model::Mark mark;
        mark.id = {order};
        mark.event = {1};
        mark.event_span = event;
        mark.order = order;
        mark.count = static_cast<int>(lane.utterances);
        lane.marks.push_back(mark);
    }
}

layout::Style plain() {
    layout::Style style;
    style.language = base::Language::english;
    style.overview = false;
    return style;
}

} // namespace

TEST_CASE("words: what has a mark and what is counted over a lane is all that was said in view") {
    std::int64_t drawn = 0, counted = 0;
    for (std::uint64_t seed = 1; seed <= 150; ++seed) {
        CAPTURE(seed);
        const int lanes = static_cast<int>(seed % 5) + 1;
        const int words = static_cast<int>(seed * 37 % 900);
        const Words one = random_words(seed, lanes, words, seed % 3 == 0 ? words / 4 : words);
        layout::Told told;
        const layout::Composition scene =
            layout::compose(one.window, {}, one.viewport, plain(), {}, scene::FixedMeasurer(), &told);
        REQUIRE(told.words_drawn + told.words_counted == one.in_view);
        REQUIRE(counted_over_lanes(scene) == told.words_counted);
        drawn += told.words_drawn;
        counted += told.words_counted;
    }
    CHECK(drawn > 1000);
    CHECK(counted > 1000);
}

TEST_CASE("words: a count stands where the words do that have no mark") {
    Words one = random_words(3, 1, 0, 0);
    model::Lane& lane = one.window.lanes.front();
    lane.utterances = 11'264; // of which none is loaded: all in one bucket
    const std::size_t bucket = 256 + 192;
    lane.said[bucket] = lane.said_begun[bucket] = 11'264;
    const layout::Composition scene =
        layout::compose(one.window, {}, one.viewport, plain(), {}, scene::FixedMeasurer());
    int counts = 0;
    for (const scene::Text& text : test::all<scene::Text>(scene)) {
        if (text.size_px != 11 || !text.text.starts_with("+")) continue;
        ++counts;
        CHECK(text.text == "+11,264");
        CHECK(text.baseline.x == doctest::Approx(one.viewport.size.width * 0.75F).epsilon(0.05));
    }
    CHECK(counts == 1);
}

TEST_CASE("words: of one long event, what was not loaded is counted all along it, as its words stand") {
    Words one = random_words(5, 1, 0, 0);
    model::Lane& lane = one.window.lanes.front();
    lane.utterances = 2001;
    const double bucket_ms = one.window.query.span.length_ms() / 768;
    const base::Span event{one.window.query.span.start_ms + 300 * bucket_ms,
                           one.window.query.span.start_ms + 500 * bucket_ms};
    for (std::size_t i = 300; i < 500; ++i)
        lane.said[i] = 2001;
    lane.said_begun[300] = 2001;
    load_each(lane, 2, event);
    layout::Told told;
    const layout::Composition scene =
        layout::compose(one.window, {}, one.viewport, plain(), {}, scene::FixedMeasurer(), &told);
    CHECK(told.words_drawn + told.words_counted == 2001);
    CHECK(counted_over_lanes(scene) == told.words_counted);
    for (const scene::Text& text : test::all<scene::Text>(scene))
        if (text.size_px == 11 && text.text.starts_with("+")) CHECK(text.text.size() < 5); // no "+1,021"
}

TEST_CASE("words: of one long event, that share of what was not loaded is counted which stands in view") {
    Words one = random_words(5, 1, 0, 0);
    model::Lane& lane = one.window.lanes.front();
    const base::Span all = one.window.query.span; // three times the view
    lane.utterances = 3000;
    lane.said.assign(lane.said.size(), 3000);
    lane.said_begun.front() = 3000;
    load_each(lane, 10, all);
    layout::Told told;
    layout::compose(one.window, {}, one.viewport, plain(), {}, scene::FixedMeasurer(), &told);
    CHECK(told.words_drawn + told.words_counted >= 990);
    CHECK(told.words_drawn + told.words_counted <= 1010);
}

TEST_CASE("words: counts over a lane lie on nothing: not on its name, and not on each other") {
    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
        const Words one = random_words(seed, 4, 800, 300);
        const layout::Composition scene =
            layout::compose(one.window, {}, one.viewport, plain(), {}, scene::FixedMeasurer());
        const scene::FixedMeasurer measurer;
        std::vector<base::Rect> rects;
        for (const scene::Text& text : test::all<scene::Text>(scene))
            if ((text.size_px == 11 && text.text.starts_with("+")) || text.text.starts_with("Speaker"))
                rects.push_back({text.baseline.x, text.baseline.y - 8,
                                 measurer.width(text.text, text.font, text.size_px), 8});
        for (std::size_t i = 0; i < rects.size(); ++i)
            for (std::size_t k = 0; k < i; ++k)
                CHECK(!rects[i].overlaps(rects[k]));
    }
}

TEST_CASE("words: said by several at one dot, each is counted; a selected one has its mark") {
    model::Window window;
    model::Lane lane;
    lane.key = model::ParticipantId{1};
    lane.utterances = 5;
    for (int order = 1; order <= 5; ++order) {
        model::Mark mark;
        mark.id = {order};
        mark.event = {1};
        mark.event_span = {test::instant(2024, 4, 10), test::instant(2024, 4, 11)};
        mark.order = order;
        mark.count = 5;
        lane.marks.push_back(mark);
    }
    window.lanes = {lane};
    window.total_lanes = 1;
    window.total_events = 1;
    const layout::Viewport year =
        test::viewport(test::instant(2024, 1, 1), test::instant(2025, 1, 1), 1200, 900);
    layout::Focus focus;
    focus.selected = model::UtteranceId{4};
    layout::Told told;
    const layout::Composition scene =
        layout::compose(window, {}, year, plain(), focus, scene::FixedMeasurer(), &told);
    CHECK(told.words_drawn == 1);
    CHECK(told.words_counted == 4);
    CHECK(test::shows(scene, "+4"));
    CHECK(!test::hits(scene, "utterance:4").empty());
}
