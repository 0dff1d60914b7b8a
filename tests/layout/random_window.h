#pragma once
// Random windows, for properties that hold whatever the store answers: dates of every kind, names of every
// length, counts that do not add up, and spans from minutes to millennia.

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include "layout/sample_window.h"

namespace dateline::test {

// A small generator with a fixed sequence: a failure can be repeated.
class Random {
  public:
    explicit Random(std::uint64_t seed) : state_(seed * 2654435761U + 88172645463325252U) {}
    std::uint64_t next() {
        state_ ^= state_ << 13U;
        state_ ^= state_ >> 7U;
        state_ ^= state_ << 17U;
        return state_;
    }
    std::int64_t between(std::int64_t low, std::int64_t high) {
        return low + static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(high - low + 1));
    }
    // A whole number of milliseconds.
    double ms(double low, double high) {
        return low + static_cast<double>(between(0, static_cast<std::int64_t>(high - low)));
    }
    double real(double low, double high) {
        return low + (high - low) * static_cast<double>(next() >> 11U) / 9007199254740992.0;
    }
    bool one_in(int n) { return between(1, n) == 1; }

  private:
    std::uint64_t state_;
};

inline std::string random_words(Random& random, std::int64_t most) {
    const char* const pieces[] = {
        "한국 ",          "a", "협력할",    " ", "word ", "👩‍👩‍👧‍👦", "é",
        "중소벤처기업부", "“", "Überlänge", "-", "漢字"};
    std::string text;
    for (std::int64_t i = random.between(0, most); i > 0; --i)
        text += pieces[random.between(0, 11)];
    return text;
}

inline base::Edtf random_date(Random& random, double start_ms, double span_ms) {
    const double at = std::trunc(random.real(start_ms - span_ms * 0.2, start_ms + span_ms * 1.2));
    const base::Civil civil = base::to_civil(at);
    const std::string year = civil.year < 0 || civil.year > 9999
                                 ? "Y" + std::to_string(civil.year)
                                 : std::to_string(10000 + civil.year).substr(1);
    const std::string month = year + "-" + std::to_string(100 + civil.month).substr(1);
    const std::string day = month + "-" + std::to_string(100 + civil.day).substr(1);
    base::Edtf date;
    date.span = {at, at + random.ms(0, base::day_ms)};
    if (random.one_in(4)) return date; // as a store could answer: any span
    const std::string texts[] = {day,         day + "?",   month + "~", year,
                                 day + "/..", "../" + day, year + "?",  day};
    const base::EdtfResult result = base::parse_edtf(texts[random.between(0, 7)], seoul_minutes);
    return result.date ? *result.date : date;
}

struct RandomCase {
    model::Window window;
    model::Overview overview;
    layout::Viewport viewport;
    layout::Style style;
    layout::Focus focus;
};

inline model::EventItem random_event(Random& random, std::int64_t id, const layout::Viewport& viewport) {
    model::EventItem item;
    item.id = {id};
    item.date = random_date(random, viewport.start_ms, viewport.span_ms);
    item.title = words(random_words(random, 12), random_words(random, 6));
    item.place = words(random_words(random, 4), "");
    item.weight = random.real(0, 100);
    item.utterances = static_cast<int>(random.between(0, 40));
    item.participants = static_cast<int>(random.between(0, 5));
    item.articles = static_cast<int>(random.between(0, 900));
    item.disputed = random.one_in(5);
    if (random.one_in(2)) {
        item.pull_quote = "“" + random_words(random, 40) + "”";
        item.pull_quote_utterance = {id * 100};
    }
    if (random.one_in(3)) item.photo = {id};
    for (std::int64_t i = random.between(0, 6); i > 0; --i) {
        item.participant_ids.push_back({random.between(1, 12)});
        if (item.photo)
            item.regions.push_back({item.participant_ids.back(), words(random_words(random, 4), ""),
                                    random.real(-0.2, 1), random.real(-0.2, 1), random.real(0, 0.6),
                                    random.real(0, 0.6)});
    }
    return item;
}

inline RandomCase random_case(std::uint64_t seed) {
    Random random(seed);
    RandomCase one;
    double span = std::exp(random.real(std::log(1e3), std::log(2e14)));
    one.viewport.start_ms = random.real(-7e13, 2e12);
    if (seed % 10 == 9) { // one in ten is of deep time
        one.viewport.start_ms *= 6e6;
        span *= 1e6;
    }
    one.viewport.span_ms = span;
    one.viewport.size = {static_cast<float>(random.between(300, 4000)),
                         static_cast<float>(random.between(200, 3000))};
    one.viewport.utc_offset_minutes = static_cast<int>(random.between(-12, 14)) * 60;
    one.style.theme = random.one_in(2) ? layout::Theme::dark : layout::Theme::light;
    one.style.language = random.one_in(2) ? base::Language::english : base::Language::korean;
    model::Window& window = one.window;
    window.query.span = {std::trunc(one.viewport.start_ms - span),
                         std::trunc(one.viewport.start_ms + 2 * span)};
    const std::int64_t events = random.one_in(4) ? random.between(0, 3) : random.between(0, 120);
    for (std::int64_t i = 1; i <= events; ++i)
        window.events.push_back(random_event(random, i, one.viewport));
    std::sort(window.events.begin(), window.events.end(),
              [](const model::EventItem& a, const model::EventItem& b) {
                  return a.date.span.start_ms < b.date.span.start_ms;
              });
    window.total_events = events * random.between(1, 3);
    for (std::int64_t person = random.between(0, 14); person > 0; --person) {
        model::Lane one_lane = lane(person, words(random_words(random, 5), ""), window.events);
        for (const model::EventItem& item : window.events)
            for (int order = 1; order <= item.utterances && random.one_in(3); ++order) {
                model::Mark one_mark = mark(item.id.value * 100 + order, item, person, order);
                if (random.one_in(3)) one_mark.said_ms = item.date.span.start_ms + random.ms(0, base::day_ms);
                one_mark.disputed = random.one_in(9);
                one_lane.marks.push_back(one_mark);
            }
        one_lane.events *= random.between(1, 2);
        for (int i = 0; i < 64; ++i)
            one_lane.density.push_back(static_cast<std::uint32_t>(random.between(0, 9)));
        window.lanes.push_back(one_lane);
    }
    window.total_lanes = static_cast<std::int64_t>(window.lanes.size()) + random.between(0, 5);
    for (std::int64_t i = random.between(0, 200); i > 0; --i)
        window.coverage.push_back(
            article(i, random.between(1, 9), words(random_words(random, 3), ""), 1,
                    std::trunc(random.real(one.viewport.start_ms, one.viewport.end_ms())),
                    random.one_in(3) ? base::Precision::day : base::Precision::minute));
    std::sort(window.coverage.begin(), window.coverage.end(),
              [](const model::CoverageMark& a, const model::CoverageMark& b) {
                  return a.published.start_ms < b.published.start_ms;
              });
    window.total_articles = static_cast<std::int64_t>(window.coverage.size()) * random.between(1, 2);
    for (int i = 0; i < 256; ++i) {
        window.density.push_back(static_cast<std::uint32_t>(random.between(0, 99)));
        window.coverage_density.push_back(static_cast<std::uint32_t>(random.between(0, 9)));
        one.overview.density.push_back(static_cast<std::uint32_t>(random.between(0, 4)));
    }
    if (!random.one_in(5)) one.overview.extent = window.query.span;
    one.overview.total_events = events;
    one.overview.total_undated = random.between(0, 3);
    if (random.one_in(2)) one.focus.participant = {random.between(1, 14)};
    if (random.one_in(2)) one.focus.selected = model::EventId{random.between(1, 60)};
    return one;
}

} // namespace dateline::test
